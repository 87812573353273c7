import type { Page } from '@playwright/test';
import { count } from './figures';
import { expect, test } from './journey';
import { GIULIA } from './people';
import { PAYLOADS } from './xss-payloads';

/** Elements and attributes that only a payload can have added to the page. */
const injected = (page: Page) =>
  page.evaluate(() => {
    const foreign = document.querySelectorAll(
      'body script, iframe, object, embed, base, math, marquee, video, audio, template, foreignObject, animate, xss, meta[http-equiv], body style:not([data-mantine-styles])',
    );
    const active = [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(
        ({ name, value }) =>
          name.startsWith('on') ||
          (/^\s*(javascript|vbscript|data:text)/i.test(value.replace(/[\t\n]/g, '')) &&
            /^(href|src|action|formaction|xlink:href)$/.test(name)),
      ),
    );
    return [...foreign, ...active].map((element) => element.outerHTML.slice(0, 200));
  });

test('what is typed stays text: no dialog, nothing injected, nothing for the content policy to refuse', async ({ as, guard, make }) => {
  test.setTimeout(120_000);
  const token = make.surname();
  const five = (at: number) => [0, 1, 2, 3, 4].map((offset) => PAYLOADS[(at + offset) % PAYLOADS.length] ?? '');
  const ids: string[] = [];
  for (let at = 0; at < PAYLOADS.length; at += 5) {
    const [a = '', b = '', c = '', d = '', e = ''] = five(at);
    const all = { omniaCode: `${token}-${at}`, notes: five(at).join('\n'), source: a, address: { street: b, city: c, country: 'IT' } };
    const emails = [{ value: 'a@posta.example', label: e.slice(0, 50) }];
    const client = await (at % 3 === 0
      ? make.client({ ...all, emails, type: 'corporate', companyName: `${token} ${a}`, referent: d, sector: e, legalForm: b })
      : at % 3 === 1
        ? make.client({ ...all, emails, firstName: a, lastName: `${token} ${b}`, title: '<b>', birthPlace: { name: c } })
        : make.client({
            ...all,
            emails,
            type: 'professional',
            firstName: c,
            lastName: `${token} ${d}`,
            companyName: e,
            profession: a,
            professionalOrder: b,
          }));
    ids.push(client.id);
  }
  count('XSS payloads', PAYLOADS.length);

  const page = await as(GIULIA, `/clienti?q=${token}`);
  await expect(page.getByRole('row').nth(ids.length)).toBeVisible();
  expect(await injected(page)).toEqual([]);
  for (const [index, id] of ids.entries()) {
    // Changed once, so that the history shows a payload as old and new value.
    await make.change({ id }, { source: PAYLOADS[index + 21] ?? '' });
    await page.goto(`/clienti/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(token);
    await expect(page.getByRole('region', { name: 'Storia' }).getByText(/^Fonte da/)).toBeVisible();
    expect(await injected(page)).toEqual([]);
  }
  await guard.inspect(page);
  for (const id of ids.slice(0, 3)) {
    await page.goto(`/clienti/${id}/modifica`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(token);
    expect(await injected(page)).toEqual([]);
    await make.remove(await make.read(id));
  }
  await page.goto('/cestino');
  await expect(page.getByRole('row', { name: token }).nth(2)).toBeVisible();
  expect(await injected(page)).toEqual([]);

  // Contains a unique word, since the search reads only letters and digits.
  const payload = `${PAYLOADS[0]} ${make.surname()}`;
  await page.goto(`/clienti?q=${encodeURIComponent(payload)}&tag=${encodeURIComponent(payload)}`);
  await expect(page.getByRole('heading', { name: `Nessun cliente per «${payload}»` })).toBeVisible();
  expect(await injected(page)).toEqual([]);
  await page.goto(`/clienti/nuovo?nome=${encodeURIComponent(payload)}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await injected(page)).toEqual([]);

  // Proves that the check detects an injected element.
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('a'), { href: 'javascript:alert(1)' })));
  expect(await injected(page)).toHaveLength(1);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('of an action nothing is taken for markup either: its words, its type, its outcome, its tag', async ({ as, guard, make }) => {
  test.setTimeout(120_000);
  const ada = await make.agency();
  const short = PAYLOADS.filter((payload) => payload.length <= 50);
  const names = [short[0], short[10], short[17]].map((payload) => payload ?? '');
  const [type = '', outcome = '', tag = ''] = names;
  const client = await make.client({ lastName: make.surname() }, ada);
  await make.setting('/crm-action-types', { name: type, icon: 'note' }, ada);
  const { id: outcomeId } = await make.setting('/outcomes', { name: outcome, state: 'done', icon: 'circle-check', color: '#2b7240' }, ada);
  const { id: tagId } = await make.setting('/tags', { name: tag }, ada);
  const planned = { type, plannedTime: '10:00', onCalendar: true, tagIds: [tagId] };
  let last = '';
  for (const [at, payload] of PAYLOADS.entries()) {
    const description = `${at} ${payload}`;
    const notes = PAYLOADS[(at + 7) % PAYLOADS.length] ?? '';
    const done = at % 2 === 0 ? { kind: 'history' as const, outcomeId } : {};
    last = (await make.action(client, { ...planned, ...done, description, notes }, ada)).id;
  }
  count('XSS payloads', PAYLOADS.length);

  const page = await as(ada, '/azioni?elenco=tutte');
  await expect(page.getByRole('row', { name: PAYLOADS.at(-1) ?? '' }).first()).toBeVisible();
  expect(await injected(page)).toEqual([]);
  const lines: [string, string][] = [
    [`/azioni?azione=${last}`, tag],
    ['/agenda/giorno/' + make.day(0), PAYLOADS[1] ?? ''],
    [`/clienti/${client.id}`, PAYLOADS[1] ?? ''],
    [`/clienti/${client.id}/crm`, PAYLOADS.at(-1) ?? ''],
    ['/', PAYLOADS[1] ?? ''],
    ['/statistiche', type],
    ['/impostazioni/tipi', type],
    ['/impostazioni/esiti', outcome],
    ['/impostazioni/tag', tag],
  ];
  for (const [path, text] of lines) {
    await page.goto(path);
    await expect(page.getByText(text).first()).toBeAttached();
    expect(await injected(page)).toEqual([]);
  }
  await guard.inspect(page);
});

test('the log-in follows no address that is a script', async ({ open }) => {
  const page = await open(`/accesso?ritorno=${encodeURIComponent('javascript:alert(1)')}`);
  await page.getByLabel('Email').fill(GIULIA.email);
  await page.getByLabel('Password', { exact: true }).fill(GIULIA.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/');
});
