import { startApp, type TestApp } from '../../../test/app.js';
import type { Person } from '../../../test/make.js';
import { today } from '../../core/clock.js';
import type { CrmActionDto } from '../../crm-actions/crm-action.dto.js';
import { ContractsEvents } from './contracts.events.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const inDays = (days: number): string => today(new Date(Date.now() + days * 86_400_000));
const contract = async (person: Person, body: object, clientId?: string) => {
  const id = clientId ?? (await test.make.client(person)).id;
  const made = await test
    .as(person)
    .post(`clients/${id}/contracts`)
    .send({ coverageClass: 'RC auto', ...body })
    .expect(201);
  return { id: made.body.id as string, clientId: id };
};
const renewals = async (person: Person) => {
  const { body } = await test.as(person).get('crm-actions?q=rinnovo&limit=100').expect(200);
  return (body.data as CrmActionDto[]).toSorted((a, b) => (a.description < b.description ? -1 : 1));
};
const written = (day: string): string => day.split('-').toReversed().join('/');

it('an expiring contract gets one renewal action, even with three concurrent workers', async () => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  const usual = await contract(admin, { endsOn: inDays(30), company: 'Generali', policyNumber: 'A 12' }, client.id);
  await contract(admin, { coverageClass: 'Casa', endsOn: inDays(31) });
  await contract(admin, { coverageClass: 'Vita', endsOn: inDays(90), renewalNoticeDays: 90 });
  await contract(admin, { coverageClass: 'Cyber', endsOn: inDays(-1) });
  await contract(admin, { coverageClass: 'Infortuni', endsOn: inDays(10), status: 'draft' });
  const gone = await contract(admin, { coverageClass: 'Flotta', endsOn: inDays(10) });
  await test.as(admin).delete(`clients/${gone.clientId}`).set('If-Match', '*').expect(204);
  const plan = () => test.app.get(ContractsEvents).planRenewals();
  await Promise.all([plan(), plan(), plan()]);
  await plan();
  const planned = await renewals(admin);
  expect(planned.map(({ description }) => description)).toEqual([
    `Rinnovo RC auto, in scadenza il ${written(inDays(30))}`,
    `Rinnovo Vita, in scadenza il ${written(inDays(90))}`,
  ]);
  expect(planned[0]).toMatchObject({
    notes: 'Generali, polizza A 12',
    kind: 'action',
    state: 'planned',
    plannedOn: today(),
    client: { id: client.id },
    operator: { id: admin.id },
  });
  // A contract renewed for another year is planned again before its new end.
  const renew = (endsOn: string) =>
    test.as(admin).patch(`clients/${client.id}/contracts/${usual.id}`).set('If-Match', '*').send({ endsOn }).expect(200);
  await renew(inDays(395));
  await plan();
  expect(await renewals(admin)).toHaveLength(2);
  await renew(inDays(29));
  await Promise.all([plan(), plan(), plan()]);
  expect(await renewals(admin)).toHaveLength(3);
});

it('the renewal action goes to the client’s assignee, who is notified', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  const client = await test.make.client(collaborator, { assigneeId: collaborator.id });
  await contract(agency.admin, { endsOn: inDays(3) }, client.id);
  await test.app.get(ContractsEvents).planRenewals();
  const [renewal] = await renewals(collaborator);
  expect(renewal).toMatchObject({ operator: { id: collaborator.id }, client: { id: client.id } });
  const { body } = await test.as(collaborator).get('notifications').expect(200);
  expect(body.data).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'actions-assigned', count: 1 })]));
});

it('expiries are listed across all clients visible to the caller, soonest first', async () => {
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

it('a contract with the code of a coverage class is named, found and renewed by its label', async () => {
  const agency = await test.make.agency();
  const client = await test.make.client(agency.admin);
  const body = { coverageClass: 'motor_liability', company: 'Generali', endsOn: inDays(12) };
  await contract(agency.admin, body, client.id);
  const { body: found } = await test.as(agency.admin).get(`clients/${client.id}/contracts?q=natanti`).expect(200);
  expect(found.data).toMatchObject([{ coverageClass: 'motor_liability', displayName: 'RC auto e natanti · Generali' }]);
  await test.app.get(ContractsEvents).planRenewals();
  const { body: actions } = await test.as(agency.admin).get(`crm-actions?clientId=${client.id}`).expect(200);
  expect(actions.data[0].description).toContain('Rinnovo RC auto e natanti, in scadenza il');
});
