import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { until } from '../../test/until.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'prospects-bulk');
});
afterAll(() => test.close());

interface Job {
  id: string;
  state: string;
  result: { changed: number; unchanged: number; refusedCount: number; refused: { id: string; code: string }[] };
  undoToken: string;
}

const ask = (by: Person, body: object) => test.as(by).post('prospects/bulk').send(body);
async function ended(by: Person, { id }: { id: string }): Promise<Job> {
  const job = async () => (await test.as(by).get(`jobs/${id}`).expect(200)).body as Job;
  await until(async () => !['queued', 'running'].includes((await job()).state));
  return job();
}
const bulk = async (by: Person, body: object) => ended(by, (await ask(by, body).expect(202)).body);
const undo = async (by: Person, { undoToken }: Job) => ended(by, (await test.as(by).post(`undo/${undoToken}`).expect(202)).body);
const recordOf = async (by: Person, { id }: { id: string }) => (await test.as(by).get(`clients/${id}`).expect(200)).body;
const stagesOf = async (by: Person): Promise<{ id: string; name: string }[]> =>
  (await test.as(by).get('pipeline-stages').expect(200)).body.data;
const stageOf = async (by: Person, prospect: { id: string }) => (await recordOf(by, prospect)).pipelineStage.name;

const CONVERTED = `UPDATE clients SET status = 'client', pipeline_stage_id = NULL, stage_since = NULL, converted_at = now(), version = version + 1 WHERE id = $1`;
const WAITING = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'sestante-write' AND wait_event_type = 'Lock'`;

describe('bulk work on prospects', () => {
  it('moves all that match except lost ones; undo restores their stage and its start', async () => {
    const { admin } = await test.make.agency();
    const [, contacted, weighed] = await stagesOf(admin);
    const fresh = await test.make.prospect(admin, { source: 'Fiera' });
    const there = await test.make.prospect(admin, { source: 'Fiera', pipelineStageId: weighed?.id ?? '' });
    const lost = await test.make.prospect(admin, { source: 'Fiera' });
    const other = await test.make.prospect(admin);
    await test.as(admin).post(`prospects/${lost.id}/lose`).send({ reason: 'Prezzo' }).expect(200);
    const before = await recordOf(admin, fresh);
    const moved = await bulk(admin, { filter: { source: ['Fiera'] }, operation: 'move', pipelineStageId: weighed?.id });
    expect(moved).toMatchObject({ state: 'done', result: { changed: 1, unchanged: 1, refusedCount: 1 } });
    expect(moved.result.refused).toEqual([{ id: lost.id, code: 'prospect-lost' }]);
    expect(await stageOf(admin, fresh)).toBe(weighed?.name);
    expect((await recordOf(admin, fresh)).stageSince > before.stageSince).toBe(true);
    expect(await stageOf(admin, other)).toBe('Nuovo');
    const { body: timeline } = await test.as(admin).get(`clients/${fresh.id}/timeline`).expect(200);
    expect(timeline.data[0]).toMatchObject({
      kind: 'updated',
      changes: [{ field: 'pipelineStage', from: 'Nuovo', to: weighed?.name }],
    });
    expect((await undo(admin, moved)).result).toMatchObject({ changed: 1, refusedCount: 0 });
    expect(await recordOf(admin, fresh)).toMatchObject({
      pipelineStage: { name: 'Nuovo' },
      stageSince: before.stageSince,
      version: before.version + 2,
    });
    const again = await bulk(admin, { ids: [fresh.id, there.id], operation: 'move', pipelineStageId: contacted?.id });
    expect(again.result).toMatchObject({ changed: 2 });
    expect([await stageOf(admin, fresh), await stageOf(admin, there)]).toEqual([contacted?.name, contacted?.name]);
  });

  it('does not restore a stage that was deleted', async () => {
    const { admin } = await test.make.agency();
    const { body: brief } = await test.as(admin).post('pipeline-stages').send({ name: 'Passeggera' }).expect(201);
    const [first] = await stagesOf(admin);
    const prospect = await test.make.prospect(admin, { pipelineStageId: brief.id });
    const moved = await bulk(admin, { ids: [prospect.id], operation: 'move', pipelineStageId: first?.id });
    await test.as(admin).delete(`pipeline-stages/${brief.id}`).set('If-Match', '*').expect(204);
    expect((await undo(admin, moved)).result.refused).toEqual([{ id: prospect.id, code: 'stage-gone' }]);
    expect(await stageOf(admin, prospect)).toBe(first?.name);
  });

  it('assigns, tags, untags and deletes, and each can be undone', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const own = await test.make.person(agency);
    const tag = await test.make.tag(admin);
    const prospects = [await test.make.prospect(admin, { lastName: 'Uno' }), await test.make.prospect(admin, { lastName: 'Due' })];
    const ids = prospects.map(({ id }) => id);
    const assigned = await bulk(admin, { ids, operation: 'assign', assigneeId: own.id });
    expect((await test.as(own).get('prospects?count=exact').expect(200)).body.page.total).toBe(2);
    await undo(admin, assigned);
    expect((await test.as(own).get('prospects?count=exact').expect(200)).body.page.total).toBe(0);
    await bulk(admin, { filter: { lost: false }, operation: 'tag', tagIds: [tag.id] });
    const untagged = await bulk(admin, { filter: { tagId: [tag.id], q: 'due' }, operation: 'untag', tagIds: [tag.id] });
    expect(untagged.result).toMatchObject({ changed: 1 });
    await undo(admin, untagged);
    const deleted = await bulk(admin, { filter: { tagId: [tag.id] }, operation: 'delete' });
    expect(deleted.result).toMatchObject({ changed: 2 });
    await test.as(admin).get(`prospects/${ids[0]}`).expect(404);
    await undo(admin, deleted);
    expect((await test.as(admin).get(`prospects?tagId=${tag.id}&count=exact`).expect(200)).body.page.total).toBe(2);
  });

  it('includes no clients, neither by id nor by filter', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const hidden = await test.make.prospect(admin);
    const own = await test.make.person(agency);
    const [client, prospect] = [await test.make.client(own), await test.make.prospect(own)];
    const tag = await test.make.tag(admin);
    const named = await bulk(own, { ids: [client.id, prospect.id, hidden.id], operation: 'tag', tagIds: [tag.id] });
    expect(named.result).toMatchObject({ changed: 1, refusedCount: 2 });
    expect(named.result.refused).toEqual(
      expect.arrayContaining([
        { id: client.id, code: 'not-found' },
        { id: hidden.id, code: 'not-found' },
      ]),
    );
    expect((await bulk(own, { filter: {}, operation: 'delete' })).result).toMatchObject({ changed: 1 });
    await test.as(own).get(`clients/${client.id}`).expect(200);
    const clients = (
      await test
        .as(own)
        .post('clients/bulk')
        .send({ filter: {}, operation: 'tag', tagIds: [tag.id] })
        .expect(202)
    ).body;
    expect((await ended(own, clients)).result).toMatchObject({ changed: 1 });
  });

  it('skips prospects that have become clients meanwhile', async () => {
    const { admin } = await test.make.agency();
    const prospect = await test.make.prospect(admin);
    const job = await asLogin(test.database.adminUrl, async (db) => {
      await db.query('BEGIN');
      await db.query('SELECT 1 FROM clients WHERE id = $1 FOR UPDATE', [prospect.id]);
      const { body } = await ask(admin, { ids: [prospect.id], operation: 'delete' }).expect(202);
      // Uses another connection, because statistics views are cached within a transaction.
      await until(async () => (await asLogin(test.database.adminUrl, (other) => other.query(WAITING))).rowCount === 1);
      await db.query(CONVERTED, [prospect.id]);
      await db.query('COMMIT');
      return body;
    });
    expect((await ended(admin, job)).result.refused).toEqual([{ id: prospect.id, code: 'not-found' }]);
    expect(await recordOf(admin, prospect)).toMatchObject({ status: 'client' });
  });
});

it('can be undone after it was cancelled half-way', async () => {
  const { admin } = await test.make.agency();
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push((await test.make.prospect(admin)).id);
  const [, second] = await stagesOf(admin);
  const { body: job } = await ask(admin, { ids, operation: 'move', pipelineStageId: second?.id }).expect(202);
  const { body: stopped } = await test.as(admin).post(`jobs/${job.id}/cancel`);
  const { progress, undoToken } = stopped.state === 'cancelled' ? stopped : await ended(admin, job);
  // Accepts either outcome of the race with the worker: any change it made must be undoable.
  expect(undoToken === null).toBe(progress.done === 0);
  if (undoToken) expect((await undo(admin, { ...job, undoToken })).result).toMatchObject({ changed: progress.done });
  for (const id of ids) expect(await stageOf(admin, { id })).toBe('Nuovo');
});

it.each([
  ['move without a stage', { operation: 'move' }, '/pipelineStageId'],
  ['a stage that does not exist', { operation: 'move', pipelineStageId: '01890000-0000-7000-8000-000000000000' }, '/pipelineStageId'],
  ['a stage with another operation', { operation: 'delete', pipelineStageId: '01890000-0000-7000-8000-000000000000' }, '/pipelineStageId'],
  ['an operation that does not exist', { operation: 'convert' }, '/operation'],
  ['a filter that does not exist', { operation: 'delete', filter: { colour: 'red' } }, '/filter/colour'],
  ['both ids and filter', { operation: 'delete', ids: ['01890000-0000-7000-8000-000000000000'] }, '/ids'],
])('is refused with %s', async (_what, body, pointer) => {
  const { admin } = await test.make.agency();
  const { body: problem } = await ask(admin, { filter: {}, ...body }).expect(422);
  expect(problem.errors).toContainEqual(expect.objectContaining({ pointer }));
});

it('is refused without the permission to assign or to delete others’ records, and with a stage of another agency', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency, { visibility: 'agency' });
  await ask(collaborator, { filter: {}, operation: 'assign', assigneeId: collaborator.id }).expect(403);
  const [foreign] = await stagesOf((await test.make.agency()).admin);
  await ask(agency.admin, { filter: {}, operation: 'move', pipelineStageId: foreign?.id }).expect(422);
  const prospect = await test.make.prospect(agency.admin, { assigneeId: collaborator.id });
  const { result } = await bulk(collaborator, { ids: [prospect.id], operation: 'delete' });
  expect(result.refused).toEqual([{ id: prospect.id, code: 'not-your-creation' }]);
});
