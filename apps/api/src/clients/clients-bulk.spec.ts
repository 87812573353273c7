import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person, TestAgency } from '../../test/make.js';
import { until } from '../../test/until.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'bulk');
});
afterAll(() => test.close());

interface Job {
  id: string;
  state: string;
  progress: { done: number; total: number };
  result: { changed: number; unchanged: number; refusedCount: number; refused: { id: string; code: string }[] } | null;
  error: string | null;
  undoToken: string | null;
}

const sql = (text: string, values: unknown[] = []) => asLogin(test.database.adminUrl, (client) => client.query(text, values));
const ask = (by: Person, body: object) => test.as(by).post('clients/bulk').send(body);
const jobOf = async (by: Person, { id }: { id: string }): Promise<Job> => (await test.as(by).get(`jobs/${id}`).expect(200)).body;
/** Waits for the job to end and returns it. */
async function ended(by: Person, job: Job, patience?: number): Promise<Job> {
  await until(async () => !['queued', 'running'].includes((await jobOf(by, job)).state), patience);
  return jobOf(by, job);
}
const bulk = async (by: Person, body: object): Promise<Job> => ended(by, (await ask(by, body).expect(202)).body);
const undo = async (by: Person, { undoToken }: Job): Promise<Job> =>
  ended(by, (await test.as(by).post(`undo/${undoToken}`).expect(202)).body);
const clientOf = async (by: Person, id: string) => (await test.as(by).get(`clients/${id}`).expect(200)).body;
const totalOf = async (by: Person, query = '') =>
  (await test.as(by).get(`clients?count=exact${query}`).expect(200)).body.page.total as number;

/** Inserts many copies of one client directly, since the API would be too slow. */
async function manyClients(agency: TestAgency, count: number): Promise<string> {
  const { id } = await test.make.client(agency.admin, { lastName: 'Tanti' });
  const { rows } = await sql(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'clients' AND column_name <> 'id'`,
  );
  const columns = rows[0]?.columns as string;
  await sql(
    `INSERT INTO clients (id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM clients, generate_series(2, ${count}) WHERE id = $1`,
    [id],
  );
  return id;
}

describe('a bulk operation on clients', () => {
  it('assigns all clients that match a filter, shows progress, notifies both assignees, and can be undone', async () => {
    const agency = await test.make.agency();
    const [marco, elena] = [await test.make.person(agency), await test.make.person(agency)];
    await manyClients(agency, 500);
    await test.make.client(agency.admin, { lastName: 'Altri' });
    const was = await test.make.client(agency.admin, { lastName: 'Tanti', assigneeId: elena.id });
    const { body: asked, headers } = await ask(agency.admin, { filter: { q: 'tanti' }, operation: 'assign', assigneeId: marco.id }).expect(
      202,
    );
    expect(headers['content-type']).toMatch('application/json');
    expect(asked).toMatchObject({ kind: 'clients-bulk', state: 'queued', progress: { done: 0, total: 501 }, result: null });
    const steps = new Set<number>();
    await until(async () => {
      const { state, progress } = await jobOf(agency.admin, asked);
      steps.add(progress.done);
      return state === 'done';
    });
    const job = await jobOf(agency.admin, asked);
    expect(job).toMatchObject({
      progress: { done: 501, total: 501 },
      result: { changed: 501, unchanged: 0, refusedCount: 0, refused: [] },
    });
    expect(await totalOf(marco)).toBe(501);
    expect((await test.as(marco).get('notifications')).body.data).toEqual([
      expect.objectContaining({ kind: 'clients-assigned', count: 501 }),
    ]);
    expect((await test.as(elena).get('notifications')).body.data).toEqual([
      expect.objectContaining({ kind: 'clients-unassigned', count: 1 }),
      expect.objectContaining({ kind: 'clients-assigned' }),
    ]);
    const { body: timeline } = await test.as(agency.admin).get(`clients/${was.id}/timeline`).expect(200);
    expect(timeline.data[0]).toMatchObject({ changes: [{ field: 'assignee', from: elena.displayName, to: marco.displayName }] });

    const back = await undo(agency.admin, job);
    expect(back).toMatchObject({ state: 'done', undoToken: null, result: { changed: 501, refusedCount: 0 } });
    expect(await totalOf(marco)).toBe(0);
    expect(await clientOf(agency.admin, was.id)).toMatchObject({ assignee: { id: elena.id }, version: 3 });
    await test
      .as(agency.admin)
      .post(`undo/${job.undoToken}`)
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('too-late-to-undo'));
  });

  it('tags and untags; undo restores the tags that each client had', async () => {
    const agency = await test.make.agency();
    const [vip, cyber] = [await test.make.tag(agency.admin, 'VIP'), await test.make.tag(agency.admin, 'Cyber')];
    const [plain, both] = [await test.make.client(agency.admin), await test.make.client(agency.admin, { tagIds: [vip.id, cyber.id] })];
    const ids = [plain.id, both.id];
    const tagsOf = async (id: string) => (await clientOf(agency.admin, id)).tags.map(({ name }: { name: string }) => name);
    const tagged = await bulk(agency.admin, { ids, operation: 'tag', tagIds: [vip.id] });
    expect(tagged.result).toMatchObject({ changed: 1, unchanged: 1 });
    const untagged = await bulk(agency.admin, { ids, operation: 'untag', tagIds: [vip.id] });
    expect(untagged.result).toMatchObject({ changed: 2 });
    expect([await tagsOf(plain.id), await tagsOf(both.id)]).toEqual([[], ['Cyber']]);
    await undo(agency.admin, untagged);
    expect([await tagsOf(plain.id), await tagsOf(both.id)]).toEqual([['VIP'], ['Cyber', 'VIP']]);
  });

  it('moves to the trash; undo restores the clients that have not been changed since', async () => {
    const agency = await test.make.agency();
    const clients = [];
    for (let n = 0; n < 4; n += 1) clients.push(await test.make.client(agency.admin, { omniaCode: `OM-${n}` }));
    const [first, second, third, fourth] = clients.map(({ id }) => id);
    const job = await bulk(agency.admin, { ids: [first, second, third], operation: 'delete' });
    expect(await totalOf(agency.admin)).toBe(1);
    await test.as(agency.admin).post(`trash/clients/${first}/restore`).expect(200);
    await test.as(agency.admin).patch(`clients/${fourth}`).set('If-Match', '*').send({ omniaCode: 'om-1' }).expect(200);
    const back = await undo(agency.admin, job);
    expect(back.result).toMatchObject({ changed: 1, refusedCount: 2 });
    expect(back.result?.refused).toEqual(
      expect.arrayContaining([
        { id: first, code: 'changed-since' },
        { id: second, code: 'omnia-code-taken' },
      ]),
    );
    expect(await totalOf(agency.admin)).toBe(3);
  });

  it('reports why each client was not changed, with the same reason for hidden and missing ones', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency);
    const mine = await test.make.client(collaborator);
    const given = await test.make.client(agency.admin, { assigneeId: collaborator.id });
    const hidden = await test.make.client(agency.admin);
    const missing = '01890000-0000-7000-8000-000000000000';
    const { result } = await bulk(collaborator, { ids: [mine.id, given.id, hidden.id, missing], operation: 'delete' });
    expect(result).toMatchObject({ changed: 1, unchanged: 0, refusedCount: 3 });
    expect(result?.refused).toEqual(
      expect.arrayContaining([
        { id: given.id, code: 'not-your-creation' },
        { id: hidden.id, code: 'not-found' },
        { id: missing, code: 'not-found' },
      ]),
    );
    await test.as(agency.admin).get(`clients/${hidden.id}`).expect(200);
  });

  it('can be undone even when the clients are no longer visible to the caller', async () => {
    const agency = await test.make.agency();
    const [agent, marco] = [await test.make.person(agency, { role: 'agent' }), await test.make.person(agency)];
    const { id } = await test.make.client(agency.admin, { assigneeId: agent.id });
    const job = await bulk(agent, { ids: [id], operation: 'assign', assigneeId: marco.id });
    await test.as(agent).get(`clients/${id}`).expect(404);
    expect((await undo(agent, job)).result).toMatchObject({ changed: 1, refusedCount: 0 });
    expect(await clientOf(agent, id)).toMatchObject({ assignee: { id: agent.id } });
  });
});

describe('a bulk operation is refused', () => {
  it('for callers without the permission to assign, before anything begins', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency, { visibility: 'agency' });
    await ask(collaborator, { filter: {}, operation: 'assign', assigneeId: collaborator.id })
      .expect(403)
      .expect(({ body }) => expect(body.code).toBe('forbidden'));
    const front = await test.make.person(agency, { role: 'front_office' });
    await ask(front, { filter: {}, operation: 'delete' }).expect(403);
    expect((await sql('SELECT 1 FROM long_jobs WHERE agency_id = $1', [agency.id])).rows).toEqual([]);
  });

  it('beyond 100,000 clients, with a reason, and leaves no job behind', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency, { visibility: 'agency' });
    await manyClients(agency, 100_001);
    const tag = await test.make.tag(agency.admin);
    await ask(collaborator, { filter: {}, operation: 'assign', assigneeId: null }).expect(403);
    await ask(agency.admin, { filter: {}, operation: 'tag', tagIds: [tag.id] })
      .expect(422)
      .expect(({ body }) => expect(body.errors).toEqual([expect.objectContaining({ pointer: '/filter', code: 'too-many' })]));
    expect((await sql('SELECT 1 FROM long_jobs WHERE agency_id = $1', [agency.id])).rows).toEqual([]);
    // A job of exactly 100,000 records is accepted.
    await sql('DELETE FROM clients WHERE id = (SELECT id FROM clients WHERE agency_id = $1 LIMIT 1)', [agency.id]);
    const { body: job } = await ask(agency.admin, { filter: {}, operation: 'tag', tagIds: [tag.id] }).expect(202);
    expect(job.progress.total).toBe(100_000);
    await test.as(agency.admin).post(`jobs/${job.id}/cancel`).expect(200);
  }, 120_000);

  it.each([
    ['neither ids nor filter', { operation: 'delete' }, '/ids'],
    ['both', { ids: ['01890000-0000-7000-8000-000000000000'], filter: {}, operation: 'delete' }, '/ids'],
    ['no assignee', { filter: {}, operation: 'assign' }, '/assigneeId'],
    [
      'an assignee who does not exist',
      { filter: {}, operation: 'assign', assigneeId: '01890000-0000-7000-8000-000000000000' },
      '/assigneeId',
    ],
    ['no tags', { filter: {}, operation: 'tag' }, '/tagIds'],
    ['a tag that does not exist', { filter: {}, operation: 'tag', tagIds: ['01890000-0000-7000-8000-000000000000'] }, '/tagIds/0'],
    ['an operation that does not exist', { filter: {}, operation: 'merge' }, '/operation'],
    ['a filter that does not exist', { filter: { owner: 'x' }, operation: 'delete' }, '/filter/owner'],
  ])('with %s', async (_what, body, pointer) => {
    const { admin } = await test.make.agency();
    const { body: problem } = await ask(admin, body).expect(422);
    expect(problem.errors).toContainEqual(expect.objectContaining({ pointer }));
  });
});

describe('a running bulk job', () => {
  /** Creates a job whose event is withheld until `go`, so that no worker has started it. */
  async function heldBack(agency: TestAgency, count: number, body: object) {
    await manyClients(agency, count);
    const { body: job } = await ask(agency.admin, { filter: {}, ...body }).expect(202);
    return job as Job;
  }

  it('can be cancelled, and keeps the changes already made', async () => {
    const agency = await test.make.agency();
    const tag = await test.make.tag(agency.admin);
    const job = await heldBack(agency, 4_000, { operation: 'tag', tagIds: [tag.id] });
    await until(async () => (await jobOf(agency.admin, job)).progress.done > 0);
    await test.as(agency.admin).post(`jobs/${job.id}/cancel`).expect(200);
    const { state, progress } = await jobOf(agency.admin, job);
    expect(state).toBe('cancelled');
    expect(await totalOf(agency.admin, `&tagId=${tag.id}`)).toBe(progress.done);
    await test.as(agency.admin).post(`jobs/${job.id}/cancel`).expect(409);
  }, 60_000);

  it('stops when its owner loses the permission', async () => {
    const agency = await test.make.agency();
    const agent = await test.make.person(agency, { role: 'agent', visibility: 'agency' });
    await manyClients(agency, 4_000);
    const { body: job } = await ask(agent, { filter: {}, operation: 'assign', assigneeId: agent.id }).expect(202);
    await until(async () => (await jobOf(agent, job)).progress.done > 0);
    await test
      .as(agency.admin)
      .patch(`users/${agent.id}`)
      .set('If-Match', '*')
      .send({ role: 'collaborator', visibility: 'agency' })
      .expect(200);
    const over = await ended(agent, job, 60_000);
    expect(over).toMatchObject({ state: 'failed', error: 'no-longer-allowed' });
    expect(over.progress.done).toBeLessThan(4_000);
    expect(await totalOf(agency.admin, `&assigneeId=${agent.id}`)).toBe(over.progress.done);
  }, 90_000);

  it('resumes after a worker crash without doing anything twice', async () => {
    const agency = await test.make.agency();
    const tag = await test.make.tag(agency.admin);
    const job = await heldBack(agency, 4_000, { operation: 'tag', tagIds: [tag.id] });
    // Terminating the worker's connections makes the job fail repeatedly, like a crash.
    await until(async () => (await jobOf(agency.admin, job)).progress.done > 0);
    for (let cuts = 0; cuts < 5; cuts += 1) {
      await sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sestante-write' AND datname = current_database()`,
      );
      await sql(`UPDATE pgboss.job SET start_after = now() WHERE name = 'clients-bulk' AND state = 'retry'`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await until(async () => {
      await sql(`UPDATE pgboss.job SET start_after = now() WHERE name = 'clients-bulk' AND state = 'retry'`);
      return (await jobOf(agency.admin, job)).state === 'done';
    }, 90_000);
    expect((await jobOf(agency.admin, job)).result).toMatchObject({ changed: 4_000, unchanged: 0, refusedCount: 0 });
    const { rows } = await sql(`SELECT DISTINCT version FROM clients WHERE agency_id = $1`, [agency.id]);
    expect(rows).toEqual([{ version: 2 }]);
    const { rows: timeline } = await sql(
      `SELECT count(*)::integer AS lines FROM timeline_entries WHERE agency_id = $1 AND kind = 'updated'`,
      [agency.id],
    );
    expect(timeline).toEqual([{ lines: 4_000 }]);
  }, 120_000);
});

describe('a job', () => {
  it('and its undo are available to its owner only', async () => {
    const agency = await test.make.agency();
    const other = await test.make.person(agency, { role: 'agency_admin' });
    const { id } = await test.make.client(agency.admin);
    const job = await bulk(agency.admin, { ids: [id], operation: 'delete' });
    await test.as(other).get(`jobs/${job.id}`).expect(404);
    await test.as(other).post(`undo/${job.undoToken}`).expect(404);
    for (const token of [job.id, `${job.id}.`, `${job.id}.${'A'.repeat(22)}`, 'x', `${job.undoToken}x`])
      await test.as(agency.admin).post(`undo/${token}`).expect(404);
    await sql(`UPDATE long_jobs SET undo_until = now() WHERE id = $1`, [job.id]);
    expect((await jobOf(agency.admin, job)).undoToken).toBeNull();
    await test.as(agency.admin).post(`undo/${job.undoToken}`).expect(409);
  });
});
