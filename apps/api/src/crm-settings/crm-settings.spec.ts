import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { addDays, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

interface Named {
  id: string;
  name: string;
}
const read = async (by: Person, path: string) => (await test.as(by).get(path).expect(200)).body;
const list = async (by: Person, path: string): Promise<Named[]> => (await read(by, path)).data;
const names = async (by: Person, path: string) => (await list(by, path)).map(({ name }) => name);
const named = async (by: Person, path: string, name: string) => (await list(by, path)).find((one) => one.name === name)?.id ?? '';
const patch = (by: Person, path: string, body: object) => test.as(by).patch(path).set('If-Match', '*').send(body);
const remove = (by: Person, path: string) => test.as(by).delete(path).set('If-Match', '*');
const plan = async (by: Person, fields: object = {}) => {
  const { id: clientId } = await test.make.client(by);
  const body = { kind: 'action', clientId, description: 'Chiamare', plannedOn: addDays(today(), 1), ...fields };
  return (await test.as(by).post('crm-actions').send(body).expect(201)).body;
};

describe('a new agency', () => {
  it('starts with types, outcomes for each state, rules and defaults', async () => {
    const { admin } = await test.make.agency();
    expect(await names(admin, 'crm-action-types')).toEqual(['Telefonata', 'Appuntamento', 'Email', 'Videochiamata', 'Sopralluogo', 'Nota']);
    const { data } = await read(admin, 'outcomes');
    expect(data[0]).toMatchObject({
      name: 'Pianificata',
      state: 'planned',
      typeIds: [],
      icon: 'clock',
      color: '#2f5aa8',
      active: true,
      position: 1,
    });
    expect(new Set(data.map(({ state }: { state: string }) => state))).toEqual(new Set(['planned', 'done', 'cancelled']));
    expect(data.find(({ name }: Named) => name === 'Non risponde').typeIds).toEqual([await named(admin, 'crm-action-types', 'Telefonata')]);
    expect((await read(admin, 'crm-suggestion-rules')).data).toHaveLength(4);
    expect(await read(admin, 'settings/crm')).toMatchObject({
      defaultActionOutcome: { name: 'Pianificata' },
      defaultHistoryOutcome: { name: 'Svolta' },
      patronSaintDay: null,
      version: 1,
    });
  });
});

describe.each([
  ['crm-action-types', 'type', { name: 'Sinistro', icon: 'car' }],
  ['outcomes', 'outcome', { name: 'Rimandata', state: 'done' }],
])('%s', (path, what, body) => {
  it('are added, put in order, renamed and deactivated', async () => {
    const { admin } = await test.make.agency();
    const before = await names(admin, path);
    const { body: made } = await test
      .as(admin)
      .post(path)
      .send({ ...body, position: 2 })
      .expect(201);
    expect(made).toMatchObject({ ...body, position: 2, active: true });
    expect(await names(admin, path)).toEqual([before[0], body.name, ...before.slice(1)]);
    await test
      .as(admin)
      .post(path)
      .send({ ...body, name: body.name.toUpperCase() })
      .expect(409)
      .expect(({ body: problem }) => expect(problem.code).toBe(`${what}-exists`));
    await test.as(admin).patch(`${path}/${made.id}`).set('If-Match', '"9"').send({ name: 'Altro nome' }).expect(412);
    const { body: changed } = await patch(admin, `${path}/${made.id}`, { name: 'Altro nome', position: 1, active: false }).expect(200);
    expect(changed).toMatchObject({ name: 'Altro nome', position: 1, active: false });
    expect((await names(admin, path))[0]).toBe('Altro nome');
    await remove(admin, `${path}/${made.id}`).expect(204);
    expect(await names(admin, path)).toEqual(before);
  });

  it('need a name', async () => {
    const { admin } = await test.make.agency();
    const { name: _name, ...nameless } = body;
    const { body: problem } = await test.as(admin).post(path).send(nameless).expect(422);
    expect(problem.errors).toMatchObject([{ pointer: '/name' }]);
  });

  it('can be changed by administrators and read by everybody', async () => {
    const agency = await test.make.agency();
    const agent = await test.make.person(agency, { role: 'agent' });
    const [{ id } = { id: '' }] = await list(agent, path);
    await test.as(agent).post(path).send(body).expect(403);
    await patch(agent, `${path}/${id}`, { name: 'Mio' }).expect(403);
    await remove(agent, `${path}/${id}`).expect(403);
    const { admin: stranger } = await test.make.agency();
    await test.as(stranger).get(`${path}/${id}`).expect(404);
    await patch(stranger, `${path}/${id}`, { name: 'Mio' }).expect(404);
  });
});

describe('a type or outcome in use', () => {
  it('is deactivated, never deleted; its actions keep it, with its current name', async () => {
    const { admin } = await test.make.agency();
    const [typeId, outcomeId] = [await named(admin, 'crm-action-types', 'Telefonata'), await named(admin, 'outcomes', 'Non risponde')];
    const action = await plan(admin, { typeId });
    await test.as(admin).post(`crm-actions/${action.id}/close`).send({ outcomeId }).expect(200);
    await remove(admin, `crm-action-types/${typeId}`)
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('type-in-use'));
    await remove(admin, `outcomes/${outcomeId}`)
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('outcome-in-use'));
    await patch(admin, `outcomes/${outcomeId}`, { state: 'cancelled' })
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('outcome-in-use'));
    await patch(admin, `crm-action-types/${typeId}`, { active: false, name: 'Chiamata' }).expect(200);
    await patch(admin, `outcomes/${outcomeId}`, { active: false, name: 'Nessuna risposta' }).expect(200);
    expect(await read(admin, `crm-actions/${action.id}`)).toMatchObject({
      type: { name: 'Chiamata' },
      outcome: { name: 'Nessuna risposta' },
    });
    // An action keeps a type and an outcome that became inactive later.
    await patch(admin, `crm-actions/${action.id}`, { typeId, outcomeId, notes: 'Corretta' }).expect(200);
    expect((await read(admin, 'crm-action-types?count=capped')).data[0]).toMatchObject({ name: 'Chiamata', usageCount: 1 });
    expect((await read(admin, 'crm-action-types')).data[0].usageCount).toBeUndefined();
  });

  it('is neither deactivated nor deleted while it is a default', async () => {
    const { admin } = await test.make.agency();
    const planned = await named(admin, 'outcomes', 'Pianificata');
    for (const refused of [patch(admin, `outcomes/${planned}`, { active: false }), remove(admin, `outcomes/${planned}`)])
      await refused.expect(409).expect(({ body }) => expect(body.code).toBe('outcome-is-default'));
    const { body: other } = await test.as(admin).post('outcomes').send({ name: 'Da fare', state: 'planned' }).expect(201);
    await patch(admin, 'settings/crm', { defaultActionOutcomeId: other.id }).expect(200);
    await patch(admin, `outcomes/${planned}`, { active: false }).expect(200);
    expect((await plan(admin)).outcome.name).toBe('Da fare');
  });
});

describe('the settings', () => {
  it.each([
    ['an action’s default that closes', { defaultActionOutcomeId: 'Svolta' }, '/defaultActionOutcomeId', 'closing-outcome'],
    ['a history’s default that does not', { defaultHistoryOutcomeId: 'Pianificata' }, '/defaultHistoryOutcomeId', 'planned-outcome'],
  ])('refuse %s', async (_what, wanted, pointer, code) => {
    const { admin } = await test.make.agency();
    const ids = await Promise.all(Object.entries(wanted).map(async ([field, name]) => [field, await named(admin, 'outcomes', name)]));
    const { body } = await patch(admin, 'settings/crm', Object.fromEntries(ids)).expect(422);
    expect(body.errors).toMatchObject([{ pointer, code }]);
  });

  it('refuse ids of another agency, and days that do not exist', async () => {
    const [{ admin }, { admin: stranger }] = [await test.make.agency(), await test.make.agency()];
    const foreign = await named(stranger, 'outcomes', 'Pianificata');
    const { body } = await patch(admin, 'settings/crm', { defaultActionOutcomeId: foreign }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/defaultActionOutcomeId', code: 'not-found' }]);
    for (const patronSaintDay of ['02-30', '13-01', '6-24', 'oggi']) await patch(admin, 'settings/crm', { patronSaintDay }).expect(422);
    for (const patronSaintDay of ['06-24', '02-29', null]) await patch(admin, 'settings/crm', { patronSaintDay }).expect(200);
  });
});

describe('suggestion rules', () => {
  it('are unique per type and outcome, and name the next action', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const [typeId, nextTypeId] = [await named(admin, 'crm-action-types', 'Sopralluogo'), await named(admin, 'crm-action-types', 'Email')];
    const rule = { typeId, nextTypeId, delayDays: 3 };
    const { body } = await test.as(admin).post('crm-suggestion-rules').send(rule).expect(201);
    expect(body).toMatchObject({ ...rule, outcomeId: null, description: null, operator: 'same', operatorId: null });
    await test
      .as(admin)
      .post('crm-suggestion-rules')
      .send(rule)
      .expect(409)
      .expect(({ body: problem }) => expect(problem.code).toBe('rule-exists'));
    const refused = async (fields: object) => (await patch(admin, `crm-suggestion-rules/${body.id}`, fields).expect(422)).body.errors;
    expect(await refused({ operator: 'person' })).toMatchObject([{ pointer: '/operatorId', code: 'required' }]);
    expect(await refused({ operatorId: admin.id })).toMatchObject([{ pointer: '/operatorId', code: 'not-of-this-kind' }]);
    expect(await refused({ typeId: null })).toMatchObject([{ pointer: '/typeId', code: 'required' }]);
    expect(await refused({ outcomeId: await named(admin, 'outcomes', 'Pianificata') })).toMatchObject([
      { pointer: '/outcomeId', code: 'planned-outcome' },
    ]);
    await patch(admin, `crm-suggestion-rules/${body.id}`, { operator: 'person', operatorId: admin.id }).expect(200);
    await patch(admin, `crm-suggestion-rules/${body.id}`, { operator: 'caller' })
      .expect(200)
      .expect(({ body: after }) => expect(after.operatorId).toBeNull());
    await remove(admin, `crm-suggestion-rules/${body.id}`).expect(204);
    await test.as(admin).get(`crm-suggestion-rules/${body.id}`).expect(404);
  });
});
