import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { today } from '../core/clock.js';
import { ContractsEvents } from './contracts.events.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const inDays = (days: number): string => today(new Date(Date.now() + days * 86_400_000));
const contract = async (person: Person, body: object, clientId?: string) => {
  const id = clientId ?? (await test.make.client(person)).id;
  return (
    await test
      .as(person)
      .post(`clients/${id}/contracts`)
      .send({ coverageClass: 'RC auto', ...body })
      .expect(201)
  ).body;
};
const announced = (person: Person) =>
  asLogin(
    test.database.adminUrl,
    async (db) =>
      (
        await db.query<{ contract: string; endsOn: string }>(
          `SELECT data ->> 'contractId' AS contract, data ->> 'endsOn' AS "endsOn" FROM pgboss.job WHERE name = 'contract-renewal-due' AND data ->> 'agencyId' = $1 ORDER BY 1`,
          [person.agencyId],
        )
      ).rows,
  );

it('a contract that comes to its end is announced once, also by three workers at once', async () => {
  const { admin } = await test.make.agency();
  const [usual, later, early, ended, draft] = [
    await contract(admin, { endsOn: inDays(30) }),
    await contract(admin, { endsOn: inDays(31) }),
    await contract(admin, { endsOn: inDays(90), renewalNoticeDays: 90 }),
    await contract(admin, { endsOn: inDays(-1) }),
    await contract(admin, { endsOn: inDays(10), status: 'draft' }),
  ];
  const announce = () => test.app.get(ContractsEvents).announce();
  await Promise.all([announce(), announce(), announce()]);
  await announce();
  const expected = [usual, early]
    .map(({ id, endsOn }) => ({ contract: id, endsOn }))
    .toSorted((a, b) => (a.contract < b.contract ? -1 : 1));
  expect(await announced(admin)).toEqual(expected);
  expect([later, ended, draft].every(({ id }) => !expected.some(({ contract: one }) => one === id))).toBe(true);
  // Renewed for another year it is announced anew, when that one ends.
  const at = `clients/${(await test.as(admin).get('contracts/expiries').expect(200)).body.data.find(({ id }: { id: string }) => id === usual.id).client.id}/contracts/${usual.id}`;
  await test
    .as(admin)
    .patch(at)
    .set('If-Match', '*')
    .send({ endsOn: inDays(395) })
    .expect(200);
  await announce();
  expect(await announced(admin)).toHaveLength(2);
  await test
    .as(admin)
    .patch(at)
    .set('If-Match', '*')
    .send({ endsOn: inDays(29) })
    .expect(200);
  await Promise.all([announce(), announce(), announce()]);
  expect(await announced(admin)).toHaveLength(3);
});

it('ends are listed over all clients that the caller sees, the soonest first', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  const own = await test.make.client(collaborator);
  for (const days of [50, 10, 400]) await contract(agency.admin, { endsOn: inDays(days), premium: { amount: '100.00', currency: 'EUR' } });
  await contract(collaborator, { endsOn: inDays(20) }, own.id);
  await contract(collaborator, { endsOn: inDays(5), status: 'cancelled' }, own.id);
  await contract(collaborator, { endsOn: inDays(-5) }, own.id);
  const ends = async (person: Person, query = '') => {
    const { body } = await test.as(person).get(`contracts/expiries?${query}`).expect(200);
    return { days: body.data.map(({ endsOn }: { endsOn: string }) => endsOn), page: body.page, first: body.data[0] };
  };
  expect((await ends(agency.admin)).days).toEqual([10, 20, 50, 400].map(inDays));
  const mine = await ends(collaborator, 'count=exact');
  expect([mine.days, mine.page.total]).toEqual([[inDays(20)], 1]);
  expect(mine.first).toMatchObject({ client: { id: own.id, displayName: own.displayName }, coverageClass: 'RC auto', premium: null });
  expect((await ends(agency.admin, `endsFrom=${inDays(20)}&endsTo=${inDays(50)}`)).days).toEqual([20, 50].map(inDays));
  expect((await ends(agency.admin, `endsFrom=${inDays(-10)}&endsTo=${inDays(0)}`)).days).toEqual([inDays(-5)]);
  const first = await ends(agency.admin, 'limit=3');
  expect((await ends(agency.admin, `limit=3&cursor=${first.page.nextCursor}`)).days).toEqual([inDays(400)]);
  await test.as(agency.admin).delete(`clients/${own.id}`).set('If-Match', '*').expect(204);
  expect((await ends(agency.admin)).days).toEqual([10, 50, 400].map(inDays));
});
