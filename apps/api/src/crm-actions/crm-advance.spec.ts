import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { addDays, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const tomorrow = addDays(today(), 1);
const later = addDays(today(), 4);
const call = (by: Person, id: string, how: string, body: object) => test.as(by).post(`crm-actions/${id}/${how}`).send(body);
const read = async (by: Person, path: string) => (await test.as(by).get(path).expect(200)).body;
const next = { description: 'Sentire ancora', plannedOn: later };

/** Creates an agency with a client and a planned action, and returns them with the outcomes by name. */
async function ready(fields: object = {}) {
  const agency = await test.make.agency();
  const { admin } = agency;
  const client = await test.make.client(admin, { lastName: 'Prossima' });
  const plan = async (more: object = {}) =>
    (
      await test
        .as(admin)
        .post('crm-actions')
        .send({ kind: 'action', clientId: client.id, description: 'Chiamare', plannedOn: tomorrow, ...fields, ...more })
        .expect(201)
    ).body;
  const [types, outcomes] = await Promise.all([read(admin, 'crm-action-types'), read(admin, 'outcomes')]);
  const named = (list: { data: { id: string; name: string }[] }) => Object.fromEntries(list.data.map(({ name, id }) => [name, id]));
  return { agency, admin, client, plan, action: await plan(), types: named(types), outcomes: named(outcomes) };
}

describe('closing', () => {
  it('takes an outcome, records who and when, and leaves the client without a next action', async () => {
    const { admin, client, action, outcomes } = await ready();
    expect((await read(admin, `clients/${client.id}`)).nextActionOn).toBe(tomorrow);
    const { body } = await call(admin, action.id, 'close', { outcomeId: outcomes.Svolta }).expect(200);
    expect(body).toMatchObject({
      id: action.id,
      state: 'done',
      outcome: { name: 'Svolta' },
      closedBy: { id: admin.id },
      closedAt: expect.any(String),
      overdue: false,
      nextId: null,
      version: 2,
      undoToken: expect.any(String),
    });
    expect((await read(admin, `clients/${client.id}`)).nextActionOn).toBeNull();
  });

  it('is refused for a closed action, with the action that follows it, and for a history', async () => {
    const { admin, client, action, outcomes } = await ready();
    const { body } = await call(admin, action.id, 'continue-with-action', { outcomeId: outcomes.Svolta, action: next }).expect(200);
    for (const [how, more] of Object.entries({
      close: {},
      'close-with-history': { history: next },
      'continue-with-action': { action: next },
    }))
      await call(admin, action.id, how, { outcomeId: outcomes.Svolta, ...more })
        .expect(409)
        .expect(({ body: problem }) => expect(problem).toMatchObject({ code: 'action-already-closed', nextId: body.created.id }));
    await call(admin, action.id, 'reschedule', { plannedOn: later }).expect(409);
    const { body: history } = await test
      .as(admin)
      .post('crm-actions')
      .send({ kind: 'history', clientId: client.id, description: 'Fatto' })
      .expect(201);
    await call(admin, history.id, 'close', { outcomeId: outcomes.Svolta })
      .expect(409)
      .expect(({ body: problem }) => expect(problem).toMatchObject({ code: 'action-already-closed', nextId: null }));
  });

  it.each([
    ['one whose state is planned', 'Pianificata', 'planned-outcome'],
    ['one for other types', 'Inviata', 'not-for-this-type'],
  ])('takes only an outcome that closes the action: not %s', async (_what, name, code) => {
    const { admin, action, outcomes } = await ready();
    const { body } = await call(admin, action.id, 'close', { outcomeId: outcomes[name] }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/outcomeId', code }]);
    expect((await read(admin, `crm-actions/${action.id}`)).state).toBe('planned');
  });
});

describe('closing with a history', () => {
  it('saves both or neither, linked in the chain and in the timeline', async () => {
    const { admin, client, action, outcomes, types } = await ready();
    const tag = await test.make.tag(admin);
    const history = {
      description: 'Ha firmato',
      notes: 'Tutto chiaro',
      typeId: types.Appuntamento,
      tagIds: [tag.id],
      plannedTime: '10:15',
      outcomeId: outcomes.Interessato,
    };
    const wrong = { ...history, tagIds: ['01890000-0000-7000-8000-000000000000'] };
    const refused = await call(admin, action.id, 'close-with-history', { outcomeId: outcomes.Svolta, history: wrong }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/history/tagIds/0', code: 'not-found' }]);
    expect((await read(admin, `crm-actions/${action.id}`)).state).toBe('planned');

    const { body } = await call(admin, action.id, 'close-with-history', { outcomeId: outcomes.Svolta, history }).expect(200);
    expect(body.closed).toMatchObject({ id: action.id, state: 'done', nextId: body.created.id });
    expect(body.created).toMatchObject({
      kind: 'history',
      state: 'done',
      plannedOn: today(),
      plannedTime: '10:15',
      type: { name: 'Appuntamento' },
      tags: [{ id: tag.id }],
      outcome: { name: 'Interessato' },
      previousId: action.id,
      nextId: null,
      onCalendar: false,
      closedBy: { id: admin.id },
    });
    const { data } = await read(admin, `clients/${client.id}/timeline`);
    expect(data.map(({ kind }: { kind: string }) => kind)).toEqual(['history-added', 'action-closed', 'action-planned', 'created']);
    expect(data[1].changes).toContainEqual({ field: 'outcome', from: 'Pianificata', to: 'Svolta' });
    expect(data[0].link).toBe(`/api/v1/crm-actions/${body.created.id}`);
  });
});

describe('continuing with an action', () => {
  it('closes the action and plans the next, with the agency’s defaults', async () => {
    const { admin, client, action, outcomes, types } = await ready();
    const { body } = await call(admin, action.id, 'continue-with-action', {
      outcomeId: outcomes.Svolta,
      action: { ...next, typeId: types.Telefonata },
    }).expect(200);
    expect(body.created).toMatchObject({
      kind: 'action',
      state: 'planned',
      outcome: { name: 'Pianificata' },
      durationMinutes: 15,
      previousId: action.id,
    });
    expect((await read(admin, `clients/${client.id}`)).nextActionOn).toBe(later);
  });

  it('needs a day, and an operator who can see the client', async () => {
    const { agency, admin, action, outcomes } = await ready();
    const stranger = await test.make.person(agency);
    const { description } = next;
    const noDay = await call(admin, action.id, 'continue-with-action', { outcomeId: outcomes.Svolta, action: { description } }).expect(422);
    expect(noDay.body.errors).toMatchObject([{ pointer: '/action/plannedOn' }]);
    const blind = await call(admin, action.id, 'continue-with-action', {
      outcomeId: outcomes.Svolta,
      action: { ...next, operatorId: stranger.id },
    }).expect(422);
    expect(blind.body.errors).toMatchObject([{ pointer: '/action/operatorId', code: 'operator-cannot-see' }]);
    expect((await read(admin, `crm-actions/${action.id}`)).nextId).toBeNull();
  });

  it('by a hundred simultaneous requests creates one successor, which the other answers name', async () => {
    const { admin, client, action, outcomes } = await ready();
    const body = { outcomeId: outcomes.Svolta, action: next };
    const answers = await Promise.all(Array.from({ length: 100 }, () => call(admin, action.id, 'continue-with-action', body)));
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 99]);
    const nextId = won[0]?.body.created.id;
    expect(new Set(lost.map((answer) => `${answer.body.code} ${answer.body.nextId}`))).toEqual(
      new Set([`action-already-closed ${nextId}`]),
    );
    const { data } = await read(admin, `crm-actions?clientId=${client.id}`);
    expect(data.map(({ id }: { id: string }) => id)).toEqual([action.id, nextId]);
  });

  it('is done once per Idempotency-Key, despite concurrent changes', async () => {
    const { admin, action, outcomes } = await ready();
    const body = { outcomeId: outcomes.Svolta, action: next };
    const send = () => call(admin, action.id, 'continue-with-action', body).set('Idempotency-Key', 'due-clic');
    const first = await send().expect(200);
    const second = await send().expect(200);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });
});

describe('undoing', () => {
  it.each(['close', 'close-with-history', 'continue-with-action'])(
    '%s restores the previous state and removes the successor',
    async (how) => {
      const { admin, client, action, outcomes } = await ready();
      const { body } = await call(admin, action.id, how, { outcomeId: outcomes.Svolta, history: next, action: next }).expect(422);
      expect(body.errors.map(({ code }: { code: string }) => code)).toContain('unknown-field');
      const more = how === 'close' ? {} : how === 'close-with-history' ? { history: next } : { action: next };
      const done = await call(admin, action.id, how, { outcomeId: outcomes.Svolta, ...more }).expect(200);
      const job = await test.as(admin).post(`undo/${done.body.undoToken}`).expect(202);
      expect(job.body.result).toMatchObject({ changed: 1, refusedCount: 0 });
      expect(await read(admin, `crm-actions/${action.id}`)).toEqual({ ...action, version: 3, updatedAt: expect.any(String) });
      expect((await read(admin, `crm-actions?clientId=${client.id}`)).data).toHaveLength(1);
      expect((await read(admin, `clients/${client.id}`)).nextActionOn).toBe(tomorrow);
      expect((await read(admin, `clients/${client.id}/timeline`)).data[0].kind).toBe('action-undone');
      // A token works once; afterwards the action can be advanced again.
      await test.as(admin).post(`undo/${done.body.undoToken}`).expect(409);
      await call(admin, action.id, how, { outcomeId: outcomes.Svolta, ...more }).expect(200);
    },
  );

  it('is refused when somebody has changed the action since', async () => {
    const { admin, action, outcomes } = await ready();
    const { body } = await call(admin, action.id, 'continue-with-action', { outcomeId: outcomes.Svolta, action: next }).expect(200);
    await test.as(admin).patch(`crm-actions/${body.created.id}`).set('If-Match', '*').send({ notes: 'Già al lavoro' }).expect(200);
    const job = await test.as(admin).post(`undo/${body.undoToken}`).expect(202);
    expect(job.body.result).toMatchObject({ changed: 0, refused: [{ id: action.id, code: 'changed-since' }] });
    expect((await read(admin, `crm-actions/${action.id}`)).state).toBe('done');
  });

  it('restores the day of a rescheduled action, and is possible only for who did it', async () => {
    const { agency, admin, action } = await ready();
    const other = await test.make.person(agency, { role: 'agent', visibility: 'agency' });
    const { body } = await call(admin, action.id, 'reschedule', { plannedOn: later, plannedTime: '17:00' }).expect(200);
    expect(body).toMatchObject({ plannedOn: later, plannedTime: '17:00' });
    await test.as(other).post(`undo/${body.undoToken}`).expect(404);
    await test.as(admin).post(`undo/${body.undoToken}`).expect(202);
    expect(await read(admin, `crm-actions/${action.id}`)).toMatchObject({ plannedOn: tomorrow, plannedTime: null });
  });
});

describe('bulk advances', () => {
  it('advance each action separately, report each result, and are undone together', async () => {
    const { agency, admin, plan, action, outcomes } = await ready();
    const collaborator = await test.make.person(agency);
    const own = await test.make.client(collaborator);
    const [second, closed] = [await plan(), await plan()];
    const theirs = (
      await test
        .as(collaborator)
        .post('crm-actions')
        .send({ kind: 'action', clientId: own.id, description: 'Sua', plannedOn: tomorrow })
        .expect(201)
    ).body;
    await call(admin, closed.id, 'close', { outcomeId: outcomes.Svolta }).expect(200);
    const missing = '01890000-0000-7000-8000-000000000000';
    const ids = [action.id, closed.id, missing, second.id, theirs.id];
    const bulk = (by: Person) => test.as(by).post('crm-actions/bulk-advance').send({ ids, outcomeId: outcomes.Svolta, action: next });
    const { body } = await bulk(collaborator).expect(200);
    expect(body.results.map(({ code }: { code: string | null }) => code)).toEqual([
      'not-found',
      'not-found',
      'not-found',
      'not-found',
      null,
    ]);

    const { body: all } = await bulk(admin).expect(200);
    expect(all.results).toMatchObject([
      { id: action.id, advanced: true, code: null, nextId: expect.any(String) },
      { id: closed.id, advanced: false, code: 'action-already-closed', nextId: null },
      { id: missing, advanced: false, code: 'not-found', nextId: null },
      { id: second.id, advanced: true, code: null, nextId: expect.any(String) },
      { id: theirs.id, advanced: false, code: 'action-already-closed', nextId: body.results[4].nextId },
    ]);
    const job = await test.as(admin).post(`undo/${all.undoToken}`).expect(202);
    expect(job.body.result).toMatchObject({ changed: 2 });
    expect((await read(admin, 'crm-actions?state=planned')).data).toHaveLength(3);
  });

  it.each([
    ['both', { history: next, action: next }, '/action'],
    ['none', { ids: [] }, '/ids'],
    [
      'more than two hundred',
      { ids: Array.from({ length: 201 }, (_, n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`) },
      '/ids',
    ],
  ])('refuse %s', async (_what, body, pointer) => {
    const { admin, action, outcomes } = await ready();
    const { body: problem } = await test
      .as(admin)
      .post('crm-actions/bulk-advance')
      .send({ ids: [action.id], outcomeId: outcomes.Svolta, ...body })
      .expect(422);
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});
