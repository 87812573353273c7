import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { importCalls } from '../../test/import-calls.js';
import type { Person } from '../../test/make.js';
import { until } from '../../test/until.js';
import { LONG_TRIES } from '../core/jobs/jobs.js';
import type { JobDto } from '../jobs/job.dto.js';
import type { NotificationDto } from '../notifications/notification.dto.js';

let test: TestApp;
let calls: ReturnType<typeof importCalls>;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'imports_failed');
  calls = importCalls(test);
});
afterAll(() => test.close());

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  asLogin(test.database.adminUrl, async (db) => (await db.query<Row>(text, values)).rows);
const FILE = 'Cognome;Nome\nRossi;Mario\nVerdi;Anna\n';

/** Runs `work` while PostgreSQL rejects writes to a table, as it does when the disk is full. */
async function whileBroken<T>(table: string, work: () => Promise<T>): Promise<T> {
  await sql(
    `CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$`,
  );
  await sql(`CREATE TRIGGER broken BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION broken()`);
  try {
    return await work();
  } finally {
    await sql(`DROP TRIGGER broken ON ${table}`);
  }
}

/** Moves waiting jobs to their last retry at once, which would otherwise take ten minutes. */
const hurry = () =>
  sql(`UPDATE pgboss.job SET retry_count = retry_limit, start_after = now() WHERE name IN ('import', 'clients-bulk') AND state = 'retry'`);

const notificationsOf = async (person: Person) =>
  ((await test.as(person).get('notifications').expect(200)).body.data as NotificationDto[]).map(({ kind, count, import: about }) => ({
    kind,
    count,
    failed: about?.failed,
  }));

/** Starts work that fails on every retry, and waits until the job gives up. */
async function givenUp(by: Person, id: string, what: 'dry-run' | 'run' | 'rollback', table: string) {
  const { body: begun } = await test.as(by).post(`imports/${id}/${what}`).expect(202);
  const job = async () => (await test.as(by).get(`jobs/${begun.id}`).expect(200)).body as JobDto;
  await whileBroken(table, () =>
    until(async () => {
      await hurry();
      return (await job()).state === 'failed';
    }),
  );
  expect(await job()).toMatchObject({ state: 'failed', error: 'failed-repeatedly' });
  const file = await calls.get(by, id);
  expect(file.error).toBe('failed-repeatedly');
  return file;
}

it('an import that has used all retries is marked as failed, its owner is notified, and it can be restarted', async () => {
  const agency = await test.make.agency();
  const agent = await test.make.person(agency, { role: 'agent', visibility: 'own' });
  const { id } = await calls.uploaded(agent, FILE);

  expect((await givenUp(agent, id, 'dry-run', 'import_outcomes')).state).toBe('uploaded');
  expect((await calls.work(agent, id, 'dry-run')).state).toBe('checked');

  expect((await givenUp(agent, id, 'run', 'import_outcomes')).state).toBe('failed');
  const done = await calls.work(agent, id, 'run');
  expect(done).toMatchObject({ state: 'done', error: null, result: { created: 2 } });

  const kept = await givenUp(agent, id, 'rollback', 'clients');
  expect(kept).toMatchObject({ state: 'done', canRollBack: true, result: { created: 2 } });
  expect((await test.as(agent).get('clients').expect(200)).body.data).toHaveLength(2);
  expect(await notificationsOf(agent)).toEqual([
    { kind: 'import-failed', count: 2, failed: 'rollback' },
    { kind: 'import-over', count: 2, failed: null },
    { kind: 'import-failed', count: 0, failed: 'run' },
    { kind: 'import-failed', count: 0, failed: 'dry-run' },
  ]);

  expect((await calls.work(agent, id, 'rollback')).state).toBe('rolled-back');
  expect((await test.as(agent).get('clients').expect(200)).body.data).toEqual([]);
}, 120_000);

it('a worker that crashes on the last retry marks the job as failed too', async () => {
  const { admin } = await test.make.agency();
  const { id } = await calls.uploaded(admin, FILE);
  await whileBroken('import_outcomes', async () => {
    await test.as(admin).post(`imports/${id}/run`).expect(202);
    await until(async () => (await sql(`SELECT 1 FROM pgboss.job WHERE name = 'import' AND state = 'retry'`)).length > 0);
    await sql(
      `UPDATE pgboss.job SET retry_count = retry_limit, state = 'active', started_on = now() - interval '1 minute', heartbeat_on = now() - interval '1 minute'
       WHERE name = 'import' AND state = 'retry'`,
    );
  });
  await until(async () => (await calls.get(admin, id)).state === 'failed', 45_000);
}, 60_000);

it('is retried for some minutes before it fails', async () => {
  const [queue] = await sql<{ retry_limit: number; retry_delay: number; dead_letter: string }>(
    `SELECT retry_limit, retry_delay, dead_letter FROM pgboss.queue WHERE name = 'import'`,
  );
  expect(queue).toEqual({ retry_limit: LONG_TRIES - 1, retry_delay: 5, dead_letter: 'import-failed' });
});

describe('a rollback', () => {
  it('that waits for its next retry can be cancelled and restarted', async () => {
    const { admin } = await test.make.agency();
    const { id } = await calls.imported(admin, FILE);
    await whileBroken('clients', async () => {
      await test.as(admin).post(`imports/${id}/rollback`).expect(202);
      await until(async () => (await sql(`SELECT 1 FROM pgboss.job WHERE name = 'import' AND state = 'retry'`)).length > 0);
      const { body } = await test.as(admin).post(`imports/${id}/cancel`).expect(200);
      expect(body).toMatchObject({ state: 'done', canRollBack: true });
    });
    await test.as(admin).post(`imports/${id}/cancel`).expect(409);
    expect((await calls.work(admin, id, 'rollback')).state).toBe('rolled-back');
  }, 60_000);

  it('that is cancelled while running reverts nothing, and blocks nothing', async () => {
    const { admin } = await test.make.agency();
    const { id } = await calls.imported(admin, FILE);
    await asLogin(test.database.adminUrl, async (db) => {
      // This lock blocks the roll-back's statement.
      await db.query('BEGIN');
      await db.query('SELECT 1 FROM clients WHERE agency_id = $1 FOR UPDATE', [admin.agencyId]);
      // Work in progress holds this lock on its import, for each row that it writes.
      await db.query('SELECT 1 FROM imports WHERE id = $1 FOR KEY SHARE', [id]);
      await test.as(admin).post(`imports/${id}/rollback`).expect(202);
      await until(
        async () =>
          (await sql(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FOR UPDATE OFFSET 0%'`)).length > 0,
      );
      const began = Date.now();
      await test.as(admin).post(`imports/${id}/cancel`).expect(200);
      expect(Date.now() - began).toBeLessThan(1_500);
      await db.query('COMMIT');
    });
    await until(
      async () => (await sql(`SELECT 1 FROM pgboss.job WHERE name = 'import' AND state IN ('active', 'retry', 'created')`)).length === 0,
    );
    expect(await calls.get(admin, id)).toMatchObject({ state: 'done', result: { created: 2 } });
    expect((await test.as(admin).get('clients').expect(200)).body.data).toHaveLength(2);
    expect((await calls.work(admin, id, 'rollback')).state).toBe('rolled-back');
  }, 60_000);

  it('of a cancelled import leaves it cancelled', async () => {
    const { admin } = await test.make.agency();
    const { id } = await calls.imported(admin, FILE);
    await sql(`UPDATE imports SET state = 'cancelled' WHERE id = $1`, [id]);
    await whileBroken('clients', async () => {
      await test.as(admin).post(`imports/${id}/rollback`).expect(202);
      await test.as(admin).post(`imports/${id}/cancel`).expect(200);
    });
    expect((await calls.get(admin, id)).state).toBe('cancelled');
  }, 60_000);
});

it('a bulk job that has used all retries is marked as failed and notified, and its changes can be undone', async () => {
  const { admin } = await test.make.agency();
  const { id: clientId } = await test.make.client(admin);
  const tag = await test.make.tag(admin);
  const { body: begun } = await test
    .as(admin)
    .post('clients/bulk')
    .send({ ids: [clientId], operation: 'tag', tagIds: [tag.id] })
    .expect(202);
  const job = async () => (await test.as(admin).get(`jobs/${begun.id}`).expect(200)).body as JobDto;
  await whileBroken('client_tags', () =>
    until(async () => {
      await hurry();
      return (await job()).state === 'failed';
    }),
  );
  expect(await job()).toMatchObject({ state: 'failed', error: 'failed-repeatedly', undoToken: null });
  expect(await notificationsOf(admin)).toEqual([{ kind: 'bulk-failed', count: 0, failed: undefined }]);
}, 60_000);
