import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const money = (amount: string) => ({ amount, currency: 'EUR' });
/** Tests the common behaviour on each tab: how a record is created, changed and named. */
const TABS = [
  { tab: 'sites', body: { label: 'Magazzino' }, change: { label: 'Deposito' }, name: 'Magazzino', renamed: 'Deposito', field: 'label' },
  {
    tab: 'bonuses',
    body: { description: 'Fedeltà', kind: 'percentage', percentage: 5.5 },
    change: { description: 'Fedeltà d’oro' },
    name: 'Fedeltà',
    renamed: 'Fedeltà d’oro',
    field: 'description',
  },
  {
    tab: 'discounts',
    body: { description: 'Flotta', kind: 'amount', amount: money('50.00'), minimumThreshold: money('500.00') },
    change: { description: 'Flotta 2027' },
    name: 'Flotta',
    renamed: 'Flotta 2027',
    field: 'description',
  },
  {
    tab: 'installations',
    body: { name: 'Sprinkler, linea B', kind: 'Antincendio', nextServiceOn: '2027-03-01' },
    change: { name: 'Sprinkler, linea C' },
    name: 'Sprinkler, linea B',
    renamed: 'Sprinkler, linea C',
    field: 'name',
  },
  {
    tab: 'interventions',
    body: { performedOn: '2026-10-14', kind: 'Manutenzione', durationMinutes: 70 },
    change: { kind: 'Verifica' },
    name: 'Manutenzione 2026-10-14',
    renamed: 'Verifica 2026-10-14',
    field: 'kind',
  },
  {
    tab: 'contracts',
    body: {
      coverageClass: 'RC auto',
      company: 'Alfa',
      policyNumber: '12/345',
      endsOn: '2027-01-31',
      premium: money('820.00'),
      renewalNoticeDays: 45,
    },
    change: { company: 'Beta' },
    name: 'RC auto · Alfa · 12/345',
    renamed: 'RC auto · Beta · 12/345',
    field: 'company',
  },
];

const latest = async (person: Person, clientId: string) =>
  (await test.as(person).get(`clients/${clientId}/timeline?limit=1`).expect(200)).body.data[0];

describe.each(TABS)('a record of $tab', ({ tab, body, change, name, renamed, field }) => {
  const made = async (person: Person) => {
    const client = await test.make.client(person);
    const { body: record } = await test.as(person).post(`clients/${client.id}/${tab}`).send(body).expect(201);
    return { at: `clients/${client.id}/${tab}/${record.id}`, clientId: client.id, record };
  };

  it('is created, read, listed and counted, with a timeline entry', async () => {
    const { admin } = await test.make.agency();
    const { at, clientId, record } = await made(admin);
    expect(record).toMatchObject({ ...body, displayName: name, version: 1, createdBy: { id: admin.id, displayName: admin.displayName } });
    await test.as(admin).get(at).expect(200, record).expect('ETag', '"1"');
    const { body: list } = await test.as(admin).get(`clients/${clientId}/${tab}?count=exact`).expect(200);
    expect(list).toEqual({ data: [record], page: { nextCursor: null, prevCursor: null, hasMore: false, total: 1, totalCapped: false } });
    const { body: counts } = await test.as(admin).get(`clients/${clientId}/sheet`).expect(200);
    expect(counts.data).toContainEqual({ tab, total: 1 });
    const entry = await latest(admin, clientId);
    expect(entry).toMatchObject({ kind: 'sheet-added', link: `/api/v1/${at}` });
    expect(entry.changes[0]).toEqual({ field: tab, from: null, to: name });
    expect(entry.changes).toContainEqual({ field, from: null, to: (body as Record<string, unknown>)[field] });
  });

  it('is changed with its current version, and the timeline has the previous values', async () => {
    const { admin } = await test.make.agency();
    const { at, clientId } = await made(admin);
    await test.as(admin).patch(at).send(change).expect(428);
    await test.as(admin).patch(at).set('If-Match', '"2"').send(change).expect(412);
    const { body: changed } = await test.as(admin).patch(at).set('If-Match', '"1"').send(change).expect(200).expect('ETag', '"2"');
    expect(changed).toMatchObject({ ...change, displayName: renamed, version: 2 });
    const { changes } = await latest(admin, clientId);
    expect(changes).toEqual([
      { field: tab, from: name, to: renamed },
      { field, from: (body as Record<string, unknown>)[field], to: (change as Record<string, unknown>)[field] },
    ]);
    // Sending the same values again changes nothing: no new version, no timeline entry.
    await test.as(admin).patch(at).set('If-Match', '"2"').send(change).expect(200).expect('ETag', '"2"');
    const { body: timeline } = await test.as(admin).get(`clients/${clientId}/timeline`).expect(200);
    expect(timeline.data).toHaveLength(3);
  });

  it('is deleted and restored', async () => {
    const { admin } = await test.make.agency();
    const { at, clientId, record } = await made(admin);
    await test.as(admin).delete(at).set('If-Match', '"1"').expect(204);
    await test.as(admin).get(at).expect(404);
    await test.as(admin).delete(at).set('If-Match', '*').expect(404);
    expect(await latest(admin, clientId)).toMatchObject({ kind: 'sheet-removed', changes: [{ field: tab, from: name, to: null }] });
    const { body: trash } = await test.as(admin).get('trash').expect(200);
    expect(trash.data).toMatchObject([{ kind: tab, id: record.id, displayName: name, client: { id: clientId }, restorable: true }]);
    await test.as(admin).post(`trash/${tab}/${record.id}/restore`).expect(200).expect('ETag', '"3"');
    await test.as(admin).post(`trash/${tab}/${record.id}/restore`).expect(404);
    expect(await latest(admin, clientId)).toMatchObject({ kind: 'sheet-restored', changes: [{ field: tab, from: null, to: name }] });
    expect((await test.as(admin).get('trash').expect(200)).body.data).toEqual([]);
  });

  it('is deleted and restored with its client', async () => {
    const { admin } = await test.make.agency();
    const { at, clientId } = await made(admin);
    await test.as(admin).delete(`clients/${clientId}`).set('If-Match', '*').expect(204);
    await test.as(admin).get(at).expect(404);
    await test.as(admin).get(`clients/${clientId}/${tab}`).expect(404);
    await test.as(admin).post(`clients/${clientId}/${tab}`).send(body).expect(404);
    expect((await test.as(admin).get('trash').expect(200)).body.data).toMatchObject([{ kind: 'clients', id: clientId }]);
    await test.as(admin).post(`trash/clients/${clientId}/restore`).send({}).expect(200);
    await test.as(admin).get(at).expect(200);
  });

  it('is visible like its client, and not under another client', async () => {
    const agency = await test.make.agency();
    const [owner, other] = [await test.make.person(agency), await test.make.person(agency)];
    const { at, clientId, record } = await made(owner);
    await test.as(agency.admin).get(at).expect(200);
    await test.as(other).get(at).expect(404);
    await test.as(other).get(`clients/${clientId}/${tab}`).expect(404);
    await test.as(other).patch(at).set('If-Match', '*').send(change).expect(404);
    const elsewhere = await test.make.client(owner);
    await test.as(owner).get(`clients/${elsewhere.id}/${tab}/${record.id}`).expect(404);
    await test.as(owner).patch(`clients/${elsewhere.id}/${tab}/${record.id}`).set('If-Match', '*').send(change).expect(404);
    const front = await test.make.person(agency, { role: 'front_office', visibility: 'agency' });
    await test.as(front).delete(at).set('If-Match', '*').expect(403);
    // The assignee may delete only records that they created.
    await test.as(agency.admin).patch(`clients/${clientId}`).set('If-Match', '*').send({ assigneeId: other.id }).expect(200);
    await test
      .as(other)
      .delete(at)
      .set('If-Match', '*')
      .expect(403)
      .expect(({ body: problem }) => expect(problem.code).toBe('not-your-creation'));
    await test.as(owner).delete(at).set('If-Match', '*').expect(204);
  });
});

it('a list is searched, sorted and paged both ways', async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  for (const label of ['Città', 'Deposito nord', 'Archivio', 'Deposito sud', 'Base'])
    await test.as(admin).post(`clients/${id}/sites`).send({ label }).expect(201);
  const labels = async (query: string) => {
    const { body } = await test.as(admin).get(`clients/${id}/sites?${query}`).expect(200);
    return { names: body.data.map(({ label }: { label: string }) => label), page: body.page };
  };
  expect((await labels('')).names).toEqual(['Archivio', 'Base', 'Città', 'Deposito nord', 'Deposito sud']);
  expect((await labels('sort=-createdAt')).names).toEqual(['Base', 'Deposito sud', 'Archivio', 'Deposito nord', 'Città']);
  expect((await labels('q=citta')).names).toEqual(['Città']);
  expect((await labels('q=sud deposito&count=capped')).page.total).toBe(1);
  expect((await labels('q=%25')).names).toEqual([]);
  const first = await labels('limit=2');
  const second = await labels(`limit=2&cursor=${first.page.nextCursor}`);
  const third = await labels(`limit=2&cursor=${second.page.nextCursor}`);
  expect([first, second, third].map(({ names }) => names)).toEqual([['Archivio', 'Base'], ['Città', 'Deposito nord'], ['Deposito sud']]);
  expect((await labels(`limit=2&cursor=${third.page.prevCursor}`)).names).toEqual(['Città', 'Deposito nord']);
  await test.as(admin).get(`clients/${id}/sites?sort=-displayName&cursor=${first.page.nextCursor}`).expect(400);
  const other = await test.make.client(admin);
  await test.as(admin).get(`clients/${other.id}/sites?cursor=${first.page.nextCursor}`).expect(400);
});

it('a tab holds at most five hundred records', async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  const { asLogin } = await import('../../test/database.js');
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO sites (agency_id, id, client_id, label, display_name, sort_key, search, created_by_id, created_at, updated_at)
       SELECT $1, gen_random_uuid(), $2, 'n' || n, 'n' || n, 'n' || n, ' n' || n, $3, now(), now() FROM generate_series(1, 500) n`,
      [admin.agencyId, id, admin.id],
    ),
  );
  await test
    .as(admin)
    .post(`clients/${id}/sites`)
    .send({ label: 'Una di troppo' })
    .expect(409)
    .expect(({ body }) => expect(body.code).toBe('too-many-records'));
});

it('a client has one registered office: setting it clears the previous one, also by ten simultaneous requests', async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      test
        .as(admin)
        .post(`clients/${id}/sites`)
        .send({ label: `Sede ${n}`, registeredOffice: true }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
  const offices = async () =>
    (await test.as(admin).get(`clients/${id}/sites`).expect(200)).body.data.filter(
      ({ registeredOffice }: { registeredOffice: boolean }) => registeredOffice,
    );
  const [one, ...others] = await offices();
  expect(others).toEqual([]);
  // A site that is restored from the trash does not take the flag back.
  await test.as(admin).delete(`clients/${id}/sites/${one.id}`).set('If-Match', '*').expect(204);
  await test.as(admin).post(`clients/${id}/sites`).send({ label: 'Nuova', registeredOffice: true }).expect(201);
  const { body: restored } = await test.as(admin).post(`trash/sites/${one.id}/restore`).expect(200);
  expect(restored.registeredOffice).toBe(false);
  expect((await latest(admin, id)).changes).toContainEqual({ field: 'registeredOffice', from: true, to: false });
  expect((await offices()).map(({ label }: { label: string }) => label)).toEqual(['Nuova']);
});

it.each([
  ['a percentage without one', 'bonuses', { description: 'x', kind: 'percentage' }, '/percentage', 'required'],
  [
    'a percentage with an amount',
    'bonuses',
    { description: 'x', kind: 'percentage', percentage: 1, amount: money('1.00') },
    '/amount',
    'not-of-this-kind',
  ],
  ['an amount without one', 'discounts', { description: 'x', kind: 'amount' }, '/amount', 'required'],
  ['more than all', 'bonuses', { description: 'x', kind: 'percentage', percentage: 100.01 }, '/percentage', 'max'],
  ['less than nothing', 'bonuses', { description: 'x', kind: 'percentage', percentage: -1 }, '/percentage', 'min'],
  [
    'a number without a decimal point that has some',
    'bonuses',
    { description: 'x', kind: 'percentage', percentage: 1e-7 },
    '/percentage',
    'is-number',
  ],
  ['three decimals', 'bonuses', { description: 'x', kind: 'percentage', percentage: 1.234 }, '/percentage', 'is-number'],
  [
    'an end before the start',
    'bonuses',
    { description: 'x', kind: 'percentage', percentage: 1, validFrom: '2026-02-01', validTo: '2026-01-31' },
    '/validTo',
    'before-start',
  ],
  ['no description', 'discounts', { kind: 'percentage', percentage: 1 }, '/description', undefined],
  ['a future day', 'interventions', { performedOn: '2999-01-01' }, '/performedOn', 'in-the-future'],
  [
    'a contract that ends before it begins',
    'contracts',
    { coverageClass: 'x', startsOn: '2026-02-01', endsOn: '2026-01-01' },
    '/endsOn',
    'before-start',
  ],
  ['a registered office that is neither yes nor no', 'sites', { registeredOffice: null }, '/registeredOffice', 'required'],
  ['neither a name nor an address', 'sites', { registeredOffice: true }, '/label', 'required'],
  ['a country in words', 'sites', { address: { country: 'Italia' } }, '/address/country', undefined],
])('is refused with %s', async (_what, tab, body, pointer, code) => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  const { body: problem } = await test.as(admin).post(`clients/${id}/${tab}`).send(body).expect(422);
  expect(problem.errors).toContainEqual(expect.objectContaining({ pointer, ...(code && { code }) }));
});
