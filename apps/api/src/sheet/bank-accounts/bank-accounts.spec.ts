import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import type { Person } from '../../../test/make.js';
import { Keys } from '../../core/keys.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const IBAN = 'IT60X0542811101000000123456';
const INTESA = 'IT91G0306909400100000012345';
const MASKED = 'IT*********************3456';

const account = async (person: Person, body: object = { iban: IBAN }) => {
  const { id } = await test.make.client(person);
  const { body: made } = await test.as(person).post(`clients/${id}/bank-accounts`).send(body).expect(201);
  return { clientId: id, at: `clients/${id}/bank-accounts/${made.id}`, made };
};

it('an IBAN is stored encrypted, split into its parts, and shown in full to those allowed to read it', async () => {
  const agency = await test.make.agency();
  const { clientId, at, made } = await account(agency.admin, { iban: ' it60 x054 2811 1010 0000 0123 456', holder: 'Officine Meridiana' });
  expect(made).toMatchObject({
    iban: IBAN,
    abi: '05428',
    cab: '11101',
    bankName: null,
    isDefault: true,
    displayName: 'Officine Meridiana',
  });
  const rows = await asLogin(
    test.database.adminUrl,
    async (db) => (await db.query('SELECT * FROM bank_accounts WHERE client_id = $1', [clientId])).rows,
  );
  expect(JSON.stringify(rows)).not.toMatch(/123456|000000123/);
  const timeline = await test.as(agency.admin).get(`clients/${clientId}/timeline`).expect(200);
  expect(timeline.text).not.toContain('123456');
  expect(timeline.body.data[0].changes).toContainEqual({ field: 'iban', from: null, to: '****' });
  for (const [role, iban] of [
    ['agent', IBAN],
    ['back_office', IBAN],
    ['front_office', MASKED],
    ['collaborator', MASKED],
  ] as const) {
    const person = await test.make.person(agency, { role, visibility: 'agency' });
    expect((await test.as(person).get(at).expect(200)).body.iban).toBe(iban);
    const list = await test.as(person).get(`clients/${clientId}/bank-accounts`).expect(200);
    expect(list.body.data.map((row: { iban: string }) => row.iban)).toEqual([iban]);
    await test
      .as(person)
      .post(`${at}/reveal`)
      .expect(iban === IBAN ? 200 : 403);
  }
  expect((await test.as(agency.admin).get(`clients/${clientId}/bank-accounts?q=0123456`).expect(200)).body.data).toEqual([]);
});

it('each reveal of an IBAN is recorded', async () => {
  const { admin } = await test.make.agency();
  const { clientId, at, made } = await account(admin);
  for (const _time of [1, 2]) await test.as(admin).post(`${at}/reveal`).expect(200, { iban: IBAN });
  const entries = await asLogin(
    test.database.adminUrl,
    async (db) =>
      (
        await db.query(`SELECT actor_id, subject_id, details FROM audit_entries WHERE action = 'iban-revealed' AND agency_id = $1`, [
          admin.agencyId,
        ])
      ).rows,
  );
  expect(entries).toEqual([1, 2].map(() => ({ actor_id: admin.id, subject_id: clientId, details: { bankAccountId: made.id } })));
});

it('the bank name is derived from the bank code until somebody edits it', async () => {
  const { admin } = await test.make.agency();
  const iban = INTESA;
  const { at, made } = await account(admin, { iban });
  expect(made).toMatchObject({ abi: '03069', bankName: 'Intesa Sanpaolo' });
  const change = (body: object) => test.as(admin).patch(at).set('If-Match', '*').send(body).expect(200);
  expect((await change({ iban: IBAN })).body).toMatchObject({ iban: IBAN, abi: '05428', bankName: null });
  expect((await change({ bankName: 'La mia banca' })).body.bankName).toBe('La mia banca');
  expect((await change({ iban })).body).toMatchObject({ abi: '03069', bankName: 'La mia banca' });
  // Sending the same IBAN again is no change.
  const { version } = (await test.as(admin).get(at).expect(200)).body;
  expect((await change({ iban })).body.version).toBe(version);
});

it.each([
  ['a wrong check digit', 'IT61X0542811101000000123456', 'iban-check-digits'],
  ['a wrong CIN', 'IT65A0542811101000000123456', 'iban-national-check'],
  ['a digit too few', 'IT60X054281110100000012345', 'iban-length'],
  ['a country without', 'US60X0542811101000000123456', 'iban-country'],
  ['other signs', 'IT60X05428111010000001234_6', 'iban-characters'],
  ['its mask', MASKED, 'masked-iban'],
  ['dots in the middle', 'IT60•••••••••••••••••••3456', 'masked-iban'],
  ['nothing', '', 'iban-empty'],
])('reports what is wrong with an IBAN with %s', async (_what, iban, code) => {
  const { admin } = await test.make.agency();
  const { at, clientId } = await account(admin);
  for (const answer of [
    await test.as(admin).post(`clients/${clientId}/bank-accounts`).send({ iban }),
    await test.as(admin).patch(at).set('If-Match', '*').send({ iban }),
  ])
    expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/iban', code })]]);
});

it('a client has one default account, which can only be deleted last', async () => {
  const { admin } = await test.make.agency();
  const { clientId, at } = await account(admin);
  const { body: second } = await test.as(admin).post(`clients/${clientId}/bank-accounts`).send({ iban: INTESA }).expect(201);
  expect(second.isDefault).toBe(false);
  const { body: refused } = await test.as(admin).delete(at).set('If-Match', '*').expect(409);
  expect(refused.code).toBe('default-account');
  const other = `clients/${clientId}/bank-accounts/${second.id}`;
  await test.as(admin).patch(other).set('If-Match', '*').send({ isDefault: true }).expect(200);
  expect((await test.as(admin).get(at).expect(200)).body.isDefault).toBe(false);
  await test.as(admin).delete(at).set('If-Match', '*').expect(204);
  await test.as(admin).delete(other).set('If-Match', '*').expect(204);
});

it('an account whose encryption key is lost can still be corrected and deleted', async () => {
  const { admin } = await test.make.agency();
  const { at, clientId } = await account(admin);
  const sealed = test.app.get(Keys).seal('something else', IBAN);
  await asLogin(test.database.adminUrl, (db) => db.query('UPDATE bank_accounts SET iban = $2 WHERE client_id = $1', [clientId, sealed]));
  expect((await test.as(admin).get(at).expect(200)).body.iban).toBe('*'.repeat(27));
  await test
    .as(admin)
    .post(`${at}/reveal`)
    .expect(409)
    .expect(({ body }) => expect(body.code).toBe('iban-unreadable'));
  await test.as(admin).patch(at).set('If-Match', '*').send({ iban: INTESA }).expect(200);
  await test.as(admin).post(`${at}/reveal`).expect(200, { iban: INTESA });
});
