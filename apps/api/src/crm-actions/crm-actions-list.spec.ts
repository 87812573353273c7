import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { asLogin } from '../../test/database.js';
import { addDays, romeInstant, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const tomorrow = addDays(today(), 1);
const post = (by: Person, body: object) =>
  test
    .as(by)
    .post('crm-actions')
    .send({ kind: 'action', description: 'Chiamare', plannedOn: tomorrow, ...body });
const make = async (by: Person, body: object) => (await post(by, body).expect(201)).body;
const read = async (by: Person, path: string) => (await test.as(by).get(path).expect(200)).body;
const idOf = async (by: Person, list: string, name: string): Promise<string> =>
  (await read(by, list)).data.find((one: { name: string }) => one.name === name).id;
const shown = async (by: Person, query: string): Promise<string[]> =>
  (await read(by, `crm-actions?${query}`)).data.map(({ description }: { description: string }) => description);

describe('a list', () => {
  it('is ordered by day and time, in pages, both ways', async () => {
    const { admin } = await test.make.agency();
    const { id: clientId } = await test.make.client(admin);
    for (const [description, plannedOn, plannedTime] of [
      ['c', tomorrow, '16:00'],
      ['a', tomorrow, null],
      ['d', addDays(today(), 2), '08:00'],
      ['b', tomorrow, '09:00'],
      ['e', addDays(today(), 3), null],
    ])
      await make(admin, { clientId, description, plannedOn, plannedTime });
    const page = async (query: string) => read(admin, `crm-actions?limit=2${query}`);
    const letters = ({ data }: { data: { description: string }[] }) => data.map(({ description }) => description).join('');
    const first = await page('&count=capped');
    const second = await page(`&cursor=${first.page.nextCursor}`);
    const third = await page(`&cursor=${second.page.nextCursor}`);
    expect([first, second, third].map(letters)).toEqual(['ab', 'cd', 'e']);
    expect(first.page).toMatchObject({ total: 5, totalCapped: false, hasMore: true });
    expect(letters(await page(`&cursor=${third.page.prevCursor}`))).toBe('cd');
    expect(letters(await page('&sort=-plannedOn'))).toBe('ed');
    expect(letters(await page('&sort=createdAt'))).toBe('ca');
    await test.as(admin).get(`crm-actions?limit=2&kind=action&cursor=${first.page.nextCursor}`).expect(400);
  });

  it('is searched in its order, page by page, for frequent and rare words', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const own = await test.make.person(agency);
    const hidden = await test.make.client(admin, { lastName: 'Rinnovati' });
    const { id: clientId } = await test.make.client(own);
    const texts = ['Rinnovo a', 'Rinnovo b', 'Perito', 'Rinnovo c', 'Rinnovo d', 'Rinnovo e'];
    for (const [day, description] of texts.entries()) await make(own, { clientId, description, plannedOn: addDays(today(), day) });
    await make(admin, { clientId: hidden.id, description: 'Altro', plannedOn: addDays(today(), 9) });
    const paged = async (by: Person, query: string) => {
      const pages: string[][] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { data, page } = await read(by, `crm-actions?limit=2${query}${cursor && `&cursor=${cursor}`}`);
        pages.push(data.map(({ description }: { description: string }) => description.at(-1)));
        cursor = page.nextCursor;
      }
      return pages.map((page) => page.join('')).join(' ');
    };
    expect(await paged(admin, '&q=rinnov')).toBe('ab cd eo');
    expect(await paged(admin, '&q=rinnov&sort=-plannedOn')).toBe('oe dc ba');
    expect(await paged(own, '&q=rinnov')).toBe('ab cd e');
    expect(await paged(admin, '&q=perito')).toBe('o');
    expect(await paged(admin, `&q=rinnov&plannedFrom=${addDays(today(), 1)}`)).toBe('bc de o');
  });

  it('can be narrowed by every filter', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const colleague = await test.make.person(agency, { role: 'agent', visibility: 'agency' });
    const [one, other] = [await test.make.client(admin, { lastName: 'Bianchi' }), await test.make.client(admin, { lastName: 'Zorzi' })];
    const tag = await test.make.tag(admin);
    const [typeId, doneId] = [await idOf(admin, 'crm-action-types', 'Telefonata'), await idOf(admin, 'outcomes', 'Svolta')];
    await make(admin, { clientId: one.id, description: 'Preventivo auto', typeId, tagIds: [tag.id], plannedOn: tomorrow });
    await make(admin, { clientId: one.id, description: 'Tarda', plannedOn: addDays(today(), -3) });
    await make(admin, {
      clientId: other.id,
      description: 'Del collega',
      operatorId: colleague.id,
      plannedOn: addDays(today(), 5),
      notes: 'Portare il perito',
    });
    await make(admin, { clientId: other.id, description: 'Fatta', kind: 'history', plannedOn: today(), outcomeId: doneId });
    const filters: [string, string[]][] = [
      [`clientId=${one.id}`, ['Tarda', 'Preventivo auto']],
      ['kind=history', ['Fatta']],
      ['state=planned', ['Tarda', 'Preventivo auto', 'Del collega']],
      ['state=done,cancelled', ['Fatta']],
      ['overdue=true', ['Tarda']],
      ['overdue=false', ['Fatta', 'Preventivo auto', 'Del collega']],
      [`typeId=${typeId}`, ['Preventivo auto']],
      [`outcomeId=${doneId}`, ['Fatta']],
      [`tagId=${tag.id}`, ['Preventivo auto']],
      [`operatorId=${colleague.id}`, ['Del collega']],
      ['operatorId=me&state=planned', ['Tarda', 'Preventivo auto']],
      [`plannedFrom=${tomorrow}`, ['Preventivo auto', 'Del collega']],
      [`plannedTo=${tomorrow}`, ['Tarda', 'Fatta', 'Preventivo auto']],
      [`plannedFrom=${tomorrow}&plannedTo=${tomorrow}`, ['Preventivo auto']],
      [`createdFrom=${today()}&createdTo=${today()}&kind=history`, ['Fatta']],
      [`createdFrom=${tomorrow}`, []],
      ['q=preventivo', ['Preventivo auto']],
      ['q=perito', ['Del collega']],
      ['q=auto+prevent', ['Preventivo auto']],
      ['q=zorzi', ['Fatta', 'Del collega']],
      ['q=zo', ['Fatta', 'Del collega']],
      ['q=zorzi&state=planned', ['Del collega']],
      ['q=niente', []],
    ];
    for (const [query, wanted] of filters) expect({ query, shown: await shown(admin, query) }).toEqual({ query, shown: wanted });
    expect((await read(admin, 'crm-actions?q=zorzi&count=exact')).page.total).toBe(2);
  });

  it('uses Rome’s time zone for the day of creation', async () => {
    const { admin } = await test.make.agency();
    const { id: clientId } = await test.make.client(admin);
    const { id } = await make(admin, { clientId, description: 'Appena dopo mezzanotte' });
    const createdAt = new Date(romeInstant('2026-07-15').getTime() + 60_000);
    await asLogin(test.database.ownerUrl, (db) => db.query('UPDATE crm_actions SET created_at = $2 WHERE id = $1', [id, createdAt]));
    expect(await shown(admin, 'createdFrom=2026-07-15&createdTo=2026-07-15')).toEqual(['Appena dopo mezzanotte']);
    expect(await shown(admin, 'createdTo=2026-07-14')).toEqual([]);
  });

  it.each(['state=open', 'typeId=x', 'plannedFrom=2026-02-30', 'overdue=maybe', 'sort=state', 'nothing=1', 'q='])(
    'refuses %s',
    async (query) => {
      const { admin } = await test.make.agency();
      await test.as(admin).get(`crm-actions?${query}`).expect(400);
    },
  );
});

describe('the suggested next action', () => {
  it('follows the most specific rule, or else the last similar action', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const [call, mail, silent, done] = [
      await idOf(admin, 'crm-action-types', 'Telefonata'),
      await idOf(admin, 'crm-action-types', 'Email'),
      await idOf(admin, 'outcomes', 'Non risponde'),
      await idOf(admin, 'outcomes', 'Svolta'),
    ];
    const action = await make(admin, { clientId: client.id, typeId: call, description: 'Prima chiamata' });
    const suggestion = (outcomeId: string) => read(admin, `crm-actions/${action.id}/suggestion?outcomeId=${outcomeId}`);
    const ruled = await suggestion(silent);
    expect(ruled).toMatchObject({ ruleId: expect.any(String), action: { description: 'Richiamare', typeId: call, operatorId: admin.id } });
    expect(ruled.action.plannedOn > today()).toBe(true);
    expect(await suggestion(done)).toEqual({ ruleId: null, action: null });

    const past = await make(admin, { clientId: client.id, typeId: call, description: 'Un tempo' });
    await test
      .as(admin)
      .post(`crm-actions/${past.id}/continue-with-action`)
      .send({ outcomeId: done, action: { description: 'Mandare il riepilogo', typeId: mail, plannedOn: today() } })
      .expect(200);
    expect(await suggestion(done)).toMatchObject({ ruleId: null, action: { description: 'Mandare il riepilogo', typeId: mail } });
  });
});

describe('the statistics', () => {
  it('add up by operator, type, outcome and week, for actions visible to the caller', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const collaborator = await test.make.person(agency);
    const [own, foreign] = [await test.make.client(collaborator), await test.make.client(admin)];
    const [typeId, done] = [await idOf(admin, 'crm-action-types', 'Telefonata'), await idOf(admin, 'outcomes', 'Svolta')];
    const monday = '2026-11-23';
    const first = await make(collaborator, { clientId: own.id, typeId, plannedOn: monday });
    await make(admin, { clientId: foreign.id, plannedOn: addDays(monday, 8) });
    await make(admin, { clientId: foreign.id, plannedOn: addDays(monday, 60) });
    const next = { description: 'Poi', plannedOn: addDays(monday, 9) };
    await test.as(collaborator).post(`crm-actions/${first.id}/continue-with-action`).send({ outcomeId: done, action: next }).expect(200);
    const numbers = (by: Person) => read(by, `crm-actions/statistics?from=${monday}&to=${addDays(monday, 13)}`);
    expect(await numbers(admin)).toMatchObject({
      period: 'week',
      total: { planned: 2, done: 1, cancelled: 0 },
      periods: [
        { from: monday, planned: 0, done: 1, cancelled: 0 },
        { from: addDays(monday, 7), planned: 2, done: 0, cancelled: 0 },
      ],
      operators: expect.arrayContaining([
        { operator: { id: collaborator.id, displayName: collaborator.displayName }, planned: 1, done: 1, cancelled: 0 },
      ]),
      types: [
        { type: { name: 'Telefonata' }, planned: 0, done: 1, cancelled: 0 },
        { type: null, planned: 2, done: 0, cancelled: 0 },
      ],
      chains: { closed: 1, continued: 1, withHistory: 0, converted: 0 },
    });
    expect((await numbers(collaborator)).total).toEqual({ planned: 1, done: 1, cancelled: 0 });
    await test.as(admin).get(`crm-actions/statistics?from=2026-01-01&to=2027-06-01`).expect(400);
  });
});
