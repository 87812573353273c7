import { startApp, type TestApp } from '../../../test/app.js';
import type { Person } from '../../../test/make.js';
import { until } from '../../../test/until.js';
import { today } from '../../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'contract_ends');
});
afterAll(() => test.close());

const inDays = (days: number): string => today(new Date(Date.now() + days * 86_400_000));

/** Creates a client for each entry, with one contract that ends in `days` days. */
async function clientsOf(person: Person, contracts: Record<string, { days: number; status?: string }>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [lastName, { days, status = 'active' }] of Object.entries(contracts)) {
    const { id } = await test.make.client(person, { lastName });
    ids.set(lastName, id);
    const body = { coverageClass: 'RC auto', endsOn: inDays(days), status };
    await test.as(person).post(`clients/${id}/contracts`).send(body).expect(201);
  }
  return ids;
}
const ENDS = {
  Oggi: { days: 0 },
  Dieci: { days: 10, status: 'suspended' },
  Trenta: { days: 30 },
  Trentuno: { days: 31 },
  Ieri: { days: -1 },
  Bozza: { days: 5, status: 'draft' },
  Disdetto: { days: 5, status: 'cancelled' },
};
const listed = async (person: Person, query: string) => {
  const { body } = await test.as(person).get(`clients?count=exact&${query}`).expect(200);
  const names = body.data.map(({ displayName }: { displayName: string }) => displayName.replace('Maria ', ''));
  expect(body.page.total).toBe(names.length);
  return names;
};

it('clients are filtered, searched and counted by the end date of an active contract', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  const ids = await clientsOf(agency.admin, ENDS);
  await test
    .as(agency.admin)
    .post(`clients/${ids.get('Dieci')}/contracts`)
    .send({ coverageClass: 'Casa', endsOn: inDays(12) })
    .expect(201);
  await clientsOf(collaborator, { Mio: { days: 20 } });
  await test.make.client(agency.admin, { lastName: 'Senza' });
  expect(await listed(agency.admin, 'contractEndsWithin=30')).toEqual(['Dieci', 'Mio', 'Oggi', 'Trenta']);
  expect(await listed(agency.admin, 'contractEndsWithin=1')).toEqual(['Oggi']);
  expect(await listed(agency.admin, 'contractEndsWithin=30&sort=-displayName')).toEqual(['Trenta', 'Oggi', 'Mio', 'Dieci']);
  expect(await listed(agency.admin, 'contractEndsWithin=30&q=maria')).toEqual(['Dieci', 'Mio', 'Oggi', 'Trenta']);
  expect(await listed(agency.admin, 'contractEndsWithin=365&q=trentuno')).toEqual(['Trentuno']);
  expect(await listed(agency.admin, 'contractEndsWithin=30&q=trentuno')).toEqual([]);
  expect(await listed(collaborator, 'contractEndsWithin=30')).toEqual(['Mio']);
  const { body: counts } = await test.as(agency.admin).get('clients/counts?contractEndsWithin=31').expect(200);
  expect(counts.data).toContainEqual({ type: 'retail', status: 'client', total: 5, totalCapped: false });
  const { body: first } = await test.as(agency.admin).get('clients?contractEndsWithin=30&limit=2').expect(200);
  const { body: second } = await test
    .as(agency.admin)
    .get(`clients?contractEndsWithin=30&limit=2&cursor=${first.page.nextCursor}`)
    .expect(200);
  expect([...first.data, ...second.data].map(({ lastName }) => lastName)).toEqual(['Dieci', 'Mio', 'Oggi', 'Trenta']);
});

it('a deleted contract does not count', async () => {
  const { admin } = await test.make.agency();
  const ids = await clientsOf(admin, { Oggi: { days: 0 } });
  const at = `clients/${ids.get('Oggi')}/contracts`;
  const { body } = await test.as(admin).get(at).expect(200);
  await test.as(admin).delete(`${at}/${body.data[0].id}`).set('If-Match', '*').expect(204);
  expect(await listed(admin, 'contractEndsWithin=30')).toEqual([]);
});

it('the filter by contract end is in a system view, can be saved in views and works for bulk operations', async () => {
  const { admin } = await test.make.agency();
  await clientsOf(admin, ENDS);
  const { body: views } = await test.as(admin).get('views?target=clients').expect(200);
  const view = views.data.find(({ name }: { name: string }) => name === 'Scadenze 30 giorni');
  expect(view).toMatchObject({ scope: 'system', criteria: { contractEndsWithin: 30 } });
  expect(await listed(admin, `viewId=${view.id}`)).toEqual(['Dieci', 'Oggi', 'Trenta']);
  const criteria = { contractEndsWithin: 31, type: ['retail'] };
  const saved = await test.as(admin).post('views').send({ name: 'Mese', target: 'clients', pinned: true, criteria }).expect(201);
  expect(saved.body.criteria).toEqual(criteria);
  const { body: pinned } = await test.as(admin).get('views?target=clients&count=capped').expect(200);
  expect(pinned.data).toContainEqual(expect.objectContaining({ name: 'Mese', total: 4 }));
  const { id: tagId } = await test.make.tag(admin);
  const bulk = { filter: { contractEndsWithin: 30 }, operation: 'tag', tagIds: [tagId] };
  const { body: job } = await test.as(admin).post('clients/bulk').send(bulk).expect(202);
  await until(async () => (await test.as(admin).get(`jobs/${job.id}`)).body.state === 'done');
  expect(await listed(admin, `tagId=${tagId}`)).toEqual(['Dieci', 'Oggi', 'Trenta']);
});

it.each(['0', '366', '-1', '1.5', 'x', '', '30&contractEndsWithin=31'])('the filter refuses %j days', async (days) => {
  const { admin } = await test.make.agency();
  await test.as(admin).get(`clients?contractEndsWithin=${days}`).expect(400);
});

it.each([0, 366, '30', null, [30]])('a view with a filter of %j days is refused', async (days) => {
  const { admin } = await test.make.agency();
  const body = { name: 'Mese', target: 'clients', criteria: { contractEndsWithin: days } };
  await test
    .as(admin)
    .post('views')
    .send(body)
    .expect(days === null ? 201 : 422);
});
