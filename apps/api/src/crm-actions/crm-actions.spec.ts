import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { addDays, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const tomorrow = addDays(today(), 1);
const MISSING = '01890000-0000-7000-8000-000000000000';
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

describe('a new action', () => {
  it('starts with the agency’s default outcome, the usual duration, and the client’s assignee, who is notified', async () => {
    const agency = await test.make.agency();
    const agent = await test.make.person(agency, { role: 'agent' });
    const client = await test.make.client(agency.admin, { assigneeId: agent.id, lastName: 'Assegnata', phone: '+390115551234' });
    const typeId = await idOf(agency.admin, 'crm-action-types', 'Appuntamento');
    const action = await make(agency.admin, { clientId: client.id, typeId, plannedTime: '09:30' });
    expect(action).toEqual({
      id: expect.any(String),
      kind: 'action',
      client: { id: client.id, displayName: 'Maria Assegnata', initials: 'MA', type: 'retail', status: 'client', phone: '+390115551234' },
      description: 'Chiamare',
      notes: null,
      type: { id: typeId, name: 'Appuntamento', icon: 'users' },
      tags: [],
      plannedOn: tomorrow,
      plannedTime: '09:30',
      durationMinutes: 60,
      operator: { id: agent.id, displayName: agent.displayName },
      outcome: expect.objectContaining({ name: 'Pianificata', state: 'planned', icon: 'clock' }),
      state: 'planned',
      overdue: false,
      createdBy: { id: agency.admin.id, displayName: agency.admin.displayName },
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      closedAt: null,
      closedBy: null,
      previousId: null,
      nextId: null,
      onCalendar: true,
      version: 1,
    });
    const { data } = await read(agent, 'notifications');
    expect(data[0]).toMatchObject({
      kind: 'actions-assigned',
      byName: agency.admin.displayName,
      action: { id: action.id, description: 'Chiamare' },
    });
  });

  it('is assigned to its creator when the client has no active assignee', async () => {
    const agency = await test.make.agency();
    const agent = await test.make.person(agency, { role: 'agent' });
    const client = await test.make.client(agency.admin, { assigneeId: agent.id });
    await test.as(agency.admin).patch(`users/${agent.id}`).set('If-Match', '*').send({ active: false }).expect(200);
    expect((await make(agency.admin, { clientId: client.id })).operator.id).toBe(agency.admin.id);
  });

  it('of the kind history is created closed, today by default, and not on the calendar', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const history = await make(admin, { clientId: client.id, kind: 'history', plannedOn: undefined });
    expect(history).toMatchObject({
      kind: 'history',
      state: 'done',
      outcome: { name: 'Svolta' },
      plannedOn: today(),
      closedBy: { id: admin.id },
      onCalendar: false,
    });
    expect((await read(admin, `clients/${client.id}`)).nextActionOn).toBeNull();
  });

  it.each<[string, object, string, string]>([
    ['a day that does not exist', { plannedOn: '2026-02-30' }, '/plannedOn', 'day'],
    ['no day', { plannedOn: undefined }, '/plannedOn', 'required'],
    ['a time that does not exist', { plannedTime: '25:00' }, '/plannedTime', 'time'],
    ['a blank description', { description: ' ' }, '/description', 'blank'],
    ['a client that is missing', { clientId: MISSING }, '/clientId', 'not-found'],
    ['a type that is missing', { typeId: MISSING }, '/typeId', 'not-found'],
    ['a tag that is missing', { tagIds: [MISSING] }, '/tagIds/0', 'not-found'],
    ['an operator who is missing', { operatorId: MISSING }, '/operatorId', 'not-found'],
    ['an outcome that is missing', { outcomeId: MISSING }, '/outcomeId', 'not-found'],
    ['null as tags', { tagIds: null }, '/tagIds', 'is-uuid'],
    ['a read-only field', { state: 'done' }, '/state', 'unknown-field'],
  ])('is refused with %s', async (_what, body, pointer, code) => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const { body: problem } = await post(admin, { clientId: client.id, ...body }).expect(422);
    expect(problem.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer, code })]));
  });

  it('is refused with an outcome of the other kind, an inactive type, or an operator who cannot see the client', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const stranger = await test.make.person(agency);
    const { id: clientId } = await test.make.client(admin);
    const [done, planned, typeId] = [
      await idOf(admin, 'outcomes', 'Svolta'),
      await idOf(admin, 'outcomes', 'Pianificata'),
      await idOf(admin, 'crm-action-types', 'Email'),
    ];
    await test.as(admin).patch(`crm-action-types/${typeId}`).set('If-Match', '*').send({ active: false }).expect(200);
    const refused = async (body: object) => (await post(admin, { clientId, ...body }).expect(422)).body.errors;
    expect(await refused({ outcomeId: done })).toMatchObject([{ pointer: '/outcomeId', code: 'closing-outcome' }]);
    expect(await refused({ kind: 'history', outcomeId: planned })).toMatchObject([{ pointer: '/outcomeId', code: 'planned-outcome' }]);
    expect(await refused({ typeId })).toMatchObject([{ pointer: '/typeId', code: 'inactive' }]);
    expect(await refused({ operatorId: stranger.id })).toMatchObject([{ pointer: '/operatorId', code: 'operator-cannot-see' }]);
  });
});

describe('an action', () => {
  it('is visible to those who can see its client, and to nobody else', async () => {
    const agency = await test.make.agency();
    const [collaborator, other] = [await test.make.person(agency), await test.make.person(agency)];
    const { admin: stranger } = await test.make.agency();
    const client = await test.make.client(agency.admin, { assigneeId: collaborator.id });
    const action = await make(agency.admin, { clientId: client.id });
    for (const person of [other, stranger]) {
      await test.as(person).get(`crm-actions/${action.id}`).expect(404);
      expect(await shown(person, '')).toEqual([]);
      expect(await shown(person, 'q=chiamare')).toEqual([]);
      const outcomeId = await idOf(person, 'outcomes', 'Svolta');
      await test.as(person).post(`crm-actions/${action.id}/close`).send({ outcomeId }).expect(404);
      await test
        .as(person)
        .delete(`crm-actions/${action.id}`)
        .set('If-Match', '*')
        .expect(person === stranger ? 404 : 404);
      const { body } = await post(person, { clientId: client.id }).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/clientId', code: 'not-found' }]);
    }
    expect(await shown(collaborator, '')).toEqual(['Chiamare']);
    expect((await read(collaborator, 'crm-actions/counts')).nextDays.total).toBe(1);
  });

  it('is not visible while its client is deleted', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const action = await make(admin, { clientId: client.id });
    await test.as(admin).delete(`clients/${client.id}`).set('If-Match', '*').expect(204);
    await test.as(admin).get(`crm-actions/${action.id}`).expect(404);
    await test.as(admin).patch(`crm-actions/${action.id}`).set('If-Match', '*').send({ notes: 'x' }).expect(404);
    expect(await shown(admin, '')).toEqual([]);
    await test.as(admin).post(`trash/clients/${client.id}/restore`).send({}).expect(200);
    expect(await shown(admin, '')).toEqual(['Chiamare']);
  });

  it('goes to the new assignee with the client, while it is open', async () => {
    const agency = await test.make.agency();
    const [first, second] = [await test.make.person(agency), await test.make.person(agency)];
    const client = await test.make.client(agency.admin, { assigneeId: first.id });
    const open = await make(first, { clientId: client.id });
    const done = await make(first, { clientId: client.id, kind: 'history' });
    await test.as(agency.admin).patch(`clients/${client.id}`).set('If-Match', '*').send({ assigneeId: second.id }).expect(200);
    expect((await read(second, `crm-actions/${open.id}`)).operator.id).toBe(second.id);
    expect((await read(second, `crm-actions/${done.id}`)).operator.id).toBe(first.id);
    await test.as(first).get(`crm-actions/${open.id}`).expect(404);
  });
});

describe('a change of an action', () => {
  it('needs the current version, is recorded by field, and adds no entry when it changes nothing', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const action = await make(admin, { clientId: client.id });
    const typeId = await idOf(admin, 'crm-action-types', 'Email');
    const patch = (version: string, body: object) => test.as(admin).patch(`crm-actions/${action.id}`).set('If-Match', version).send(body);
    await test.as(admin).patch(`crm-actions/${action.id}`).send({}).expect(428);
    await patch('"7"', { notes: 'x' }).expect(412);
    const { body, headers } = await patch('"1"', { description: 'Scrivere', typeId, plannedTime: '11:00', notes: 'Con calma' }).expect(200);
    expect(body).toMatchObject({ description: 'Scrivere', type: { name: 'Email' }, plannedTime: '11:00', version: 2 });
    expect(headers.etag).toBe('"2"');
    await patch('"2"', { description: 'Scrivere', typeId })
      .expect(200)
      .expect(({ body: same }) => expect(same.version).toBe(2));
    const { data } = await read(admin, `clients/${client.id}/timeline`);
    expect(data[0]).toMatchObject({ kind: 'action-changed', link: `/api/v1/crm-actions/${action.id}` });
    expect(data[0].changes).toEqual([
      { field: 'description', from: 'Chiamare', to: 'Scrivere' },
      { field: 'notes', from: null, to: 'Con calma' },
      { field: 'type', from: null, to: 'Email' },
      { field: 'plannedTime', from: null, to: '11:00' },
    ]);
    expect(data.filter(({ kind }: { kind: string }) => kind === 'action-changed')).toHaveLength(1);
    expect(await shown(admin, 'q=scrivere')).toEqual(['Scrivere']);
  });

  it('of the outcome leaves an open action open and a closed one closed', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const [open, done] = [await make(admin, { clientId: client.id }), await make(admin, { clientId: client.id, kind: 'history' })];
    const [planned, cancelled] = [await idOf(admin, 'outcomes', 'Pianificata'), await idOf(admin, 'outcomes', 'Annullata')];
    const patch = (id: string, outcomeId: string) => test.as(admin).patch(`crm-actions/${id}`).set('If-Match', '*').send({ outcomeId });
    await patch(open.id, cancelled).expect(422);
    await patch(done.id, planned).expect(422);
    await patch(done.id, cancelled)
      .expect(200)
      .expect(({ body }) => expect(body).toMatchObject({ state: 'cancelled', closedAt: done.closedAt }));
  });

  it('by deletion or restore needs the permission, and updates the client’s next action', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency);
    const front = await test.make.person(agency, { role: 'front_office', visibility: 'agency' });
    const client = await test.make.client(agency.admin, { assigneeId: collaborator.id });
    const [given, own] = [
      await make(agency.admin, { clientId: client.id }),
      await make(collaborator, { clientId: client.id, description: 'Sua' }),
    ];
    const remove = (by: Person, id: string) => test.as(by).delete(`crm-actions/${id}`).set('If-Match', '*');
    await remove(front, given.id).expect(403);
    await remove(collaborator, given.id).expect(403);
    await remove(collaborator, own.id).expect(204);
    await remove(agency.admin, given.id).expect(204);
    expect((await read(agency.admin, `clients/${client.id}`)).nextActionOn).toBeNull();
    expect((await read(collaborator, 'trash')).data).toMatchObject([
      { kind: 'crm-actions', id: given.id, displayName: 'Chiamare', client: { id: client.id }, restorable: false },
      { kind: 'crm-actions', id: own.id, displayName: 'Sua', restorable: true },
    ]);
    await test.as(collaborator).post(`trash/crm-actions/${given.id}/restore`).expect(403);
    await test.as(collaborator).post(`trash/crm-actions/${own.id}/restore`).expect(200);
    await test.as(collaborator).post(`trash/crm-actions/${own.id}/restore`).expect(404);
    expect((await read(agency.admin, `clients/${client.id}`)).nextActionOn).toBe(tomorrow);
  });
});

describe('a copy', () => {
  it('of a closed action is open, with the same content and another creator', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const colleague = await test.make.person(agency, { role: 'agent', visibility: 'agency' });
    const client = await test.make.client(admin);
    const tag = await test.make.tag(admin);
    const action = await make(admin, { clientId: client.id, tagIds: [tag.id], notes: 'Tutto', plannedTime: '10:00', durationMinutes: 20 });
    const outcomeId = await idOf(admin, 'outcomes', 'Annullata');
    await test.as(admin).post(`crm-actions/${action.id}/close`).send({ outcomeId }).expect(200);
    const { body } = await test.as(colleague).post(`crm-actions/${action.id}/copy`).expect(201);
    expect(body).toEqual({
      ...action,
      id: expect.any(String),
      createdBy: { id: colleague.id, displayName: colleague.displayName },
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(body.id).not.toBe(action.id);
  });
});
