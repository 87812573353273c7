import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { addDays, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const plan = async (by: Person, clientId: string, plannedOn: string, description: string, more = {}) =>
  (
    await test
      .as(by)
      .post('crm-actions')
      .send({ kind: 'action', clientId, description, plannedOn, ...more })
      .expect(201)
  ).body;
const descriptions = (actions: { description: string }[]) => actions.map(({ description }) => description);

describe('the dashboard', () => {
  it('shows overdue actions, actions due today, clients without a planned action, and recent events', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const planned = await test.make.client(admin, { lastName: 'Con Azione' });
    await test.make.client(admin, { lastName: 'Senza Azione' });
    await test.make.prospect(admin);
    await plan(admin, planned.id, addDays(today(), -2), 'In ritardo da due giorni');
    await plan(admin, planned.id, addDays(today(), -1), 'In ritardo da ieri');
    await plan(admin, planned.id, today(), 'Oggi pomeriggio', { plannedTime: '16:00' });
    await plan(admin, planned.id, today(), 'Oggi mattina', { plannedTime: '09:00' });
    await plan(admin, planned.id, addDays(today(), 3), 'Fra tre giorni');
    const { body } = await test.as(admin).get('dashboard').expect(200);
    expect(body).toMatchObject({
      scope: 'agency',
      day: today(),
      clients: { total: 2, totalCapped: false, withoutNextAction: { total: 1, totalCapped: false }, newThisMonth: { total: 2 } },
      prospects: { total: 1, withoutNextAction: { total: 1 } },
      actions: { overdue: { total: 2 }, today: { total: 2 }, nextDays: { total: 1 } },
    });
    expect(descriptions(body.overdueActions)).toEqual(['In ritardo da due giorni', 'In ritardo da ieri']);
    expect(descriptions(body.todayActions)).toEqual(['Oggi mattina', 'Oggi pomeriggio']);
    expect(body.recent[0]).toMatchObject({ kind: 'action-planned', client: { displayName: 'Maria Con Azione' }, actor: { id: admin.id } });
    expect(body.recent.length).toBe(8);
  });

  it('can be limited to the caller’s own records, and never includes records the caller cannot see', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency);
    const own = await test.make.client(agency.admin, { assigneeId: collaborator.id, lastName: 'Sua' });
    const foreign = await test.make.client(agency.admin, { lastName: 'Altrui' });
    await plan(agency.admin, own.id, today(), 'Per il collaboratore');
    await plan(agency.admin, foreign.id, today(), 'Per chi amministra');
    const of = async (by: Person, scope: string) => (await test.as(by).get(`dashboard?scope=${scope}`).expect(200)).body;
    const seen = await of(collaborator, 'agency');
    expect(descriptions(seen.todayActions)).toEqual(['Per il collaboratore']);
    expect(seen.clients.total).toBe(1);
    expect(seen.recent.map(({ client }: { client: { displayName: string } }) => client.displayName)).toEqual(['Maria Sua', 'Maria Sua']);
    expect(descriptions((await of(agency.admin, 'agency')).todayActions)).toHaveLength(2);
    const mine = await of(agency.admin, 'mine');
    expect(descriptions(mine.todayActions)).toEqual(['Per chi amministra']);
    expect(mine.clients.total).toBe(0);
  });

  it('lists the clients without a planned action, with and without search words', async () => {
    const { admin } = await test.make.agency();
    const planned = await test.make.client(admin, { lastName: 'Verdi' });
    await test.make.client(admin, { lastName: 'Gialli' });
    const action = await plan(admin, planned.id, addDays(today(), 1), 'Chiamare');
    const names = async (query: string) =>
      (await test.as(admin).get(`clients?count=exact&${query}`).expect(200)).body.data.map(
        ({ displayName }: { displayName: string }) => displayName,
      );
    expect(await names('nextAction=none')).toEqual(['Maria Gialli']);
    expect(await names('nextAction=planned')).toEqual(['Maria Verdi']);
    expect(await names('nextAction=none&q=maria')).toEqual(['Maria Gialli']);
    expect(await names('nextAction=planned&q=maria')).toEqual(['Maria Verdi']);
    await test.as(admin).delete(`crm-actions/${action.id}`).set('If-Match', '*').expect(204);
    expect(await names('nextAction=none')).toEqual(['Maria Gialli', 'Maria Verdi']);
    await test.as(admin).post(`trash/crm-actions/${action.id}/restore`).expect(200);
    expect(await names('nextAction=none')).toEqual(['Maria Gialli']);
  });
});
