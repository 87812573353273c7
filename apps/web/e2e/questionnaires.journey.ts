import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { fits, PHONE } from './phone';
import { fillIn } from './questionnaires';

const DARK_PHONE = { ...PHONE, colorScheme: 'dark' } as const;

const dialogIn = (page: Page) => page.getByRole('dialog', { name: /Invia questionario/ });

test('the list tells what to do in each state, is filtered by its tabs, and is reached with G and Q', async ({
  as,
  guard,
  make,
  request,
}) => {
  const ada = await make.agency();
  await make.privacyNotice(ada);
  const page = await as(ada, '/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page).toHaveURL(/\/questionari$/);
  await expect(page.getByRole('heading', { name: 'Nessun questionario, per ora' })).toBeVisible();
  await guard.inspect(page);
  await page.keyboard.press('q');
  await expect(page.getByRole('combobox', { name: 'A quale cliente' })).toBeFocused();
  await guard.inspect(page);
  const client = await make.client({ firstName: 'Anna', lastName: 'Neri' }, ada);
  await page.getByRole('combobox', { name: 'A quale cliente' }).fill('neri');
  await page.getByRole('option', { name: 'Anna Neri' }).click();
  await expect(dialogIn(page)).toContainText('Anna Neri');
  await page.keyboard.press('Escape');

  const sent = await make.questionnaire(client, ada);
  const company = await make.client({ type: 'corporate', companyName: 'TechnoItalia S.r.l.' }, ada);
  await fillIn(request, (await make.questionnaire(company, ada)).link);
  await page.reload();
  const grid = page.getByRole('grid', { name: 'Questionari' });
  await expect(grid.getByRole('row', { name: 'TechnoItalia S.r.l.' })).toContainText('Completato, da rivedere');
  await expect(page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: /^Questionari 1/ })).toBeVisible();
  const tabs = page.getByRole('navigation', { name: 'Quali questionari' });
  await expect(tabs.getByRole('link', { name: 'Da rivedere 1' })).toBeVisible();
  await guard.inspect(page);
  await tabs.getByRole('link', { name: /^Inviati/ }).click();
  await expect(grid.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/elenco=inviati/);
  await tabs.getByRole('link', { name: /^Scaduti/ }).click();
  await expect(page.getByRole('heading', { name: 'Nessun questionario scaduto' })).toBeVisible();
  await page.getByRole('button', { name: 'Vedi tutti' }).click();
  await page.getByRole('searchbox', { name: 'Cerca nei questionari' }).fill('Zzzz');
  await expect(page.getByRole('heading', { name: 'Nessun questionario per «Zzzz»' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Svuota la ricerca' }).last().click();
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Tipo' }).click();
  // Each shows at once, and the second keeps the first, which may not be in the URL yet.
  await page.getByRole('checkbox', { name: 'Corporate' }).check();
  await page.getByRole('checkbox', { name: 'Retail' }).check();
  await expect(page).toHaveURL(/corporate.*retail/);
  await page.getByRole('checkbox', { name: 'Retail' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(grid.getByRole('row')).toHaveCount(2);

  await page.goto('/');
  const card = page.getByRole('region', { name: 'Questionari' });
  await expect(card.getByRole('link', { name: '1 da rivedere' })).toBeVisible();
  await expect(card).toContainText('TechnoItalia S.r.l.');
  await guard.inspect(page);

  guard.allow(500, /questionnaires$/);
  await page.route('**/api/v1/questionnaires?*', (route) =>
    route.fulfill({ status: 500, json: { code: 'internal-error', traceId: 'abc' } }),
  );
  await page.goto('/questionari');
  await expect(page.getByRole('alert').getByText('Non riusciamo a caricare i questionari')).toBeVisible({ timeout: 20_000 });
  await guard.inspect(page);
  await page.unroute('**/api/v1/questionnaires?*');
  await page.getByRole('button', { name: 'Riprova' }).click();
  await expect(grid.getByRole('row', { name: 'Anna Neri' })).toBeVisible();
  guard.allow(404, new RegExp(`questionnaires/${company.id}`));
  await page.goto(`/questionari/${company.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('non');
  await page.goto(`/questionari/${sent.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Neri' })).toBeVisible();
});

test('on a dark phone and in a read-only session', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'collaborator', 'agency');
  await make.privacyNotice(ada);
  const client = await make.client({ firstName: 'Anna', lastName: 'Neri', email: 'anna@posta.example' }, ada);
  const { id } = await make.questionnaire(client, ada);
  const phone = await as(ada, '/questionari', DARK_PHONE);
  await expect(phone.getByRole('row', { name: 'Anna Neri' })).toContainText(/Inviato.*Retail/s);
  for (const path of ['/questionari', `/questionari/${id}`, `/clienti/${client.id}/questionari`, `/clienti?invia=${client.id}`]) {
    await phone.goto(path);
    await expect(phone.getByText('Anna Neri').first()).toBeVisible();
    await fits(phone);
    await guard.inspect(phone);
  }
  const page = await as(ada, `/vedi-come/${bruno.id}`);
  await expect(page.getByText(/Stai vedendo/).first()).toBeVisible();
  await page.goto(`/questionari/${id}`);
  await expect(page.getByRole('button', { name: /^Operazioni sul questionario/ })).toBeVisible();
  await page.getByRole('button', { name: /^Operazioni sul questionario/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Annulla il questionario' })).toHaveAttribute('aria-disabled', 'true');
});

test('what the answers change in the registry is accepted or refused one by one, and health answers have their own permission', async ({
  as,
  guard,
  make,
  request,
}) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'front_office', 'agency');
  await make.privacyNotice(ada);
  const client = await make.client({ firstName: 'Anna', lastName: 'Neri', birthDate: '1980-05-02', maritalStatus: 'single' }, ada);
  const first = await make.questionnaire(client, ada);
  await fillIn(request, first.link, {
    'person.birth_date': '1980-05-02',
    'person.marital_status': 'married',
    'family.household_size': 4,
    'family.care_need': true,
    'policies.list': [
      {
        contractId: null,
        coverageClass: 'accident',
        company: 'Reale Mutua',
        policyNumber: 'RM/7',
        startsOn: null,
        endsOn: '2027-03-01',
        sumInsured: 15_000_000,
        excess: null,
        exclusions: [],
      },
    ],
  });
  const page = await as(ada, '/');
  await page.getByRole('button', { name: /^Notifiche/ }).click();
  await page.getByRole('menuitem', { name: /Anna Neri ha completato il questionario/ }).click();
  await expect(page).toHaveURL(new RegExp(`/questionari/${first.id}`));
  const open = page.getByRole('list', { name: 'Da decidere' });
  await expect(open.getByRole('listitem')).toHaveCount(3);
  await expect(open.getByRole('listitem').first()).toContainText(/Stato civile.*Celibe o nubile.*Coniugato\/a/s);
  await guard.inspect(page);
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Accetta: Stato civile' })).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByText('Stato civile: aggiornato in anagrafica')).toBeVisible();
  // The next proposal takes the place and the focus of the one that was decided.
  await expect(page.getByRole('button', { name: 'Accetta: Persone in casa' })).toBeFocused();
  await page.keyboard.press('r');
  await expect(page.getByText('Persone in casa: resta com’è')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Persone in casa: di nuovo da decidere')).toBeVisible();
  await expect(open.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Rifiuta: Persone in casa' }).click();
  await expect(open.getByRole('listitem')).toHaveCount(1);
  await expect(open).toContainText(/Nuova polizza.*Infortuni.*Reale Mutua.*€ 150.000/s);
  await page.getByRole('button', { name: 'Accetta: Nuova polizza' }).click();
  await expect(open).toHaveCount(0);
  await expect(page.getByText('Completato, da rivedere', { exact: true })).toHaveCount(0);
  await guard.inspect(page);
  expect(await make.read(client.id, ada)).toMatchObject({ maritalStatus: 'married' });
  await page.goto(`/clienti/${client.id}/contratti`);
  await expect(page.getByRole('grid', { name: 'Contratti' })).toContainText('Infortuni');

  const answers = (who: Page) => who.getByRole('region', { name: 'Nucleo' });
  await page.goto(`/questionari/${first.id}?parte=risposte`);
  await expect(answers(page).getByText('Coniugato/a')).toBeVisible();
  await expect(answers(page)).not.toContainText('il tuo ruolo non può vederlo');
  await expect(answers(page).getByText('4', { exact: true })).toBeVisible();
  await guard.inspect(page);
  const his = await as(bruno, `/questionari/${first.id}?parte=risposte`);
  await expect(answers(his).getByText('Coniugato/a')).toBeVisible();
  await expect(answers(his)).toContainText('Dato sulla salute: il tuo ruolo non può vederlo');
  await guard.inspect(his);

  await page.goto(`/questionari/${first.id}?parte=confronto`);
  await expect(page.getByRole('heading', { name: 'Niente con cui confrontare' })).toBeVisible();
  const second = await make.questionnaire(client, ada);
  await fillIn(request, second.link, { 'person.marital_status': 'separated' });
  await page.goto(`/questionari/${second.id}?parte=confronto`);
  await expect(page.getByRole('main')).toContainText(/Qual è il Suo stato civile\?.*Coniugato\/a.*Separato\/a/s);
  await guard.inspect(page);
  const phone = await as(ada, `/questionari/${second.id}`, DARK_PHONE);
  await expect(phone.getByRole('button', { name: 'Accetta: Stato civile' })).toBeVisible();
  await fits(phone);
  await guard.inspect(phone);
});
