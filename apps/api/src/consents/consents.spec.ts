import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { makeRecord } from '../../test/sheet-records.js';
import { FIRST_CONSENT_TEXTS } from './consent-texts.start.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const NOTE = { note: 'Modulo firmato in agenzia' };
const given = { purpose: 'marketing', action: 'given', channel: 'paper', evidence: NOTE };
const record = (by: Person, clientId: string, body: object) => test.as(by).post(`clients/${clientId}/consents`).send(body);
const listed = async (by: Person, query: string) => (await test.as(by).get(`consents?${query}`).expect(200)).body.data;
const auditOf = (agencyId: string, action: string) =>
  asLogin(test.database.ownerUrl, async (client) => {
    const { rows } = await client.query(
      'SELECT actor_id, subject_id, details FROM audit_entries WHERE agency_id = $1 AND action = $2 ORDER BY at',
      [agencyId, action],
    );
    return rows;
  });

it('a new agency has one text for each purpose', async () => {
  const { admin } = await test.make.agency();
  const { body } = await test.as(admin).get('consent-texts').expect(200);
  expect(body.data.map(({ purpose, text, version }: Record<string, unknown>) => [purpose, text, version])).toEqual(
    Object.entries(FIRST_CONSENT_TEXTS).map(([purpose, text]) => [purpose, text, 1]),
  );
});

it('a consent is recorded with the current text, shown in the timeline, and withdrawn by a later entry', async () => {
  const agency = await test.make.agency();
  const person = await test.make.person(agency);
  const client = await test.make.client(person);
  const { body, headers } = await record(person, client.id, { ...given, at: '2026-01-15T10:00:00Z' }).expect(201);
  const texts = await test.as(person).get('consent-texts').expect(200);
  expect(body).toEqual({
    ...given,
    id: expect.any(String),
    clientId: client.id,
    at: '2026-01-15T10:00:00.000Z',
    textId: texts.body.data[0].id,
    recordedBy: { id: person.id, displayName: person.displayName },
    recordedAt: expect.stringMatching(/Z$/),
  });
  expect(headers.location).toBe(`/api/v1/clients/${client.id}/consents/${body.id}`);
  await test.as(person).get(`clients/${client.id}/consents/${body.id}`).expect(200, body);
  const { body: withdrawn } = await record(person, client.id, { purpose: 'marketing', action: 'withdrawn', channel: 'phone' }).expect(201);
  expect(withdrawn).toMatchObject({ action: 'withdrawn', textId: null, evidence: {} });
  expect(await listed(person, `clientId=${client.id}`)).toEqual([withdrawn, body]);
  expect(await listed(person, `clientId=${client.id}&current=true`)).toEqual([withdrawn]);
  expect(await listed(person, `clientId=${client.id}&current=false`)).toEqual([body]);
  expect(await listed(person, `clientId=${client.id}&action=given&current=true`)).toEqual([]);
  const { body: timeline } = await test.as(person).get(`clients/${client.id}/timeline?kind=consent-given,consent-withdrawn`).expect(200);
  expect(timeline.data.map(({ kind, changes }: Record<string, unknown>) => [kind, changes])).toEqual([
    ['consent-withdrawn', [{ field: 'purpose', from: null, to: 'marketing' }]],
    ['consent-given', [{ field: 'purpose', from: null, to: 'marketing' }]],
  ]);
});

it('the state of a purpose is the entry with the latest time, whenever it was recorded', async () => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  await record(admin, client.id, { ...given, action: 'withdrawn', at: '2026-03-01T10:00:00Z' }).expect(201);
  await record(admin, client.id, { ...given, at: '2026-02-01T10:00:00Z' }).expect(201);
  await record(admin, client.id, { ...given, purpose: 'profiling', at: '2026-01-01T10:00:00Z' }).expect(201);
  const states = await listed(admin, `clientId=${client.id}&current=true`);
  expect(states.map(({ purpose, action }: Record<string, unknown>) => [purpose, action])).toEqual([
    ['marketing', 'withdrawn'],
    ['profiling', 'given'],
  ]);
  expect(await listed(admin, 'purpose=profiling,health_data')).toHaveLength(1);
  const { body: page } = await test.as(admin).get('consents?limit=2').expect(200);
  const { body: rest } = await test.as(admin).get(`consents?limit=2&cursor=${page.page.nextCursor}`).expect(200);
  expect([...page.data, ...rest.data].map(({ at }) => at.slice(0, 7))).toEqual(['2026-03', '2026-02', '2026-01']);
  expect(rest.page.nextCursor).toBeNull();
});

it('of two entries with the same time, the one recorded last is the state', async () => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  const at = '2026-03-01T10:00:00.000Z';
  for (const action of ['given', 'withdrawn']) await record(admin, client.id, { ...given, action, at }).expect(201);
  expect(await listed(admin, `clientId=${client.id}&current=true`)).toMatchObject([{ action: 'withdrawn', at }]);
});

it.each(['paper', 'in_person', 'phone', 'email', 'import', 'api'])('is recorded by the channel %s', async (channel) => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  await record(admin, client.id, { ...given, channel }).expect(201);
});

it('a document of the client proves a consent, one of another client does not', async () => {
  const { admin } = await test.make.agency();
  const [client, other] = [await test.make.client(admin), await test.make.client(admin)];
  let count = 0;
  const document = await makeRecord(test, 'document', admin, client.id, () => (count += 1));
  const evidence = { documentId: document.id };
  await record(admin, client.id, { ...given, evidence })
    .expect(201)
    .expect(({ body }) => expect(body.evidence).toEqual(evidence));
  await record(admin, other.id, { ...given, evidence })
    .expect(422)
    .expect(({ body }) => expect(body.errors).toMatchObject([{ pointer: '/evidence/documentId', code: 'not-found' }]));
});

it.each([
  ['no evidence', { evidence: undefined }, '/evidence'],
  ['empty evidence', { evidence: {} }, '/evidence'],
  ['a questionnaire as evidence', { evidence: { questionnaireId: '01890000-0000-7000-8000-000000000000' } }, '/evidence/questionnaireId'],
  ['a time in the future', { at: '2999-01-01T00:00:00Z' }, '/at'],
  ...['questionnaire', 'preference_page', 'unsubscribe'].map(
    (channel) => ['the channel of a client’s own action', { channel }, '/channel'] as [string, object, string],
  ),
  ['a text that does not exist', { textId: '01890000-0000-7000-8000-000000000000' }, '/textId'],
  ['another purpose', { purpose: 'everything' }, '/purpose'],
  ['another action', { action: 'asked' }, '/action'],
])('is refused with %s', async (_what, change, pointer) => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  const { body } = await record(admin, client.id, { ...given, ...change }).expect(422);
  expect(body.errors[0].pointer).toBe(pointer);
  expect(await listed(admin, `clientId=${client.id}`)).toEqual([]);
});

it('is refused with the text of another purpose', async () => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  const { body: texts } = await test.as(admin).get('consent-texts').expect(200);
  const { id: textId } = texts.data.find(({ purpose }: { purpose: string }) => purpose === 'profiling');
  const { body } = await record(admin, client.id, { ...given, textId }).expect(422);
  expect(body.errors).toMatchObject([{ pointer: '/textId', code: 'wrong-purpose' }]);
});

it('the consents of a client in the trash are not shown, and are purged with it', async () => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  const { body: consent } = await record(admin, client.id, given).expect(201);
  await test.as(admin).delete(`clients/${client.id}`).set('If-Match', '*').expect(204);
  expect(await listed(admin, `clientId=${client.id}`)).toEqual([]);
  await test.as(admin).get(`clients/${client.id}/consents/${consent.id}`).expect(404);
  await record(admin, client.id, given).expect(404);
  const { rowCount } = await asLogin(test.database.ownerUrl, async (owner) => {
    await owner.query('DELETE FROM clients WHERE id = $1', [client.id]);
    return owner.query('SELECT 1 FROM consents WHERE client_id = $1', [client.id]);
  });
  expect(rowCount).toBe(0);
});

it('each read that returns consents is audited, in "view as" in the name of the admin', async () => {
  const agency = await test.make.agency();
  const person = await test.make.person(agency);
  const client = await test.make.client(person);
  const read = `consents?clientId=${client.id}`;
  await test.as(person).get(read).expect(200);
  const { body: consent } = await record(person, client.id, given).expect(201);
  expect(await auditOf(agency.id, 'consents-read')).toEqual([]);
  await test.as(person).get(read).expect(200);
  await test.as(person).get(`clients/${client.id}/consents/${consent.id}`).expect(200);
  const { body: viewed } = await test.as(agency.admin).post(`users/${person.id}/view-as`).send({}).expect(200);
  await test.as().get(read).set('Authorization', `Bearer ${viewed.accessToken}`).expect(200);
  const own = { actor_id: person.id, subject_id: client.id, details: {} };
  const asOther = { actor_id: agency.admin.id, subject_id: client.id, details: { viewedAs: person.id } };
  expect(await auditOf(agency.id, 'consents-read')).toEqual([own, own, asOther]);
});

it('the application cannot change or delete an entry', async () => {
  for (const statement of ["UPDATE consents SET action = 'given'", 'DELETE FROM consents', 'DELETE FROM consent_texts'])
    await expect(asLogin(test.database.databaseUrl, (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
});
