import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { JOBS_SCHEMA } from '../jobs/jobs.js';
import { ownerDataSource } from './data-source.js';
import { createFunctions, databaseFunctions, dropFunctions, type Run } from './functions.js';
import { APP_ROLE } from './row-security.js';
import { requireOwnSessions } from './session.js';

// Lock for the whole installation, so that processes that start together migrate one after the other.
const LOCK = 5_734_190_001;

/** Migrates the database to this version, as its owner, under a lock. */
export async function migrate(ownerUrl: string): Promise<void> {
  await requireOwnSessions(ownerUrl);
  const lock = new pg.Client({ connectionString: ownerUrl, application_name: 'sestante-migrate' });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
    // New migrations may use new functions. An empty database gets them within its first migration.
    if (await hasTables(lock)) await inTransaction(lock, createFunctions);
    const source = await ownerDataSource(ownerUrl).initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
    await inTransaction(lock, async (run) => {
      await createFunctions(run);
      const kept = databaseFunctions().map(({ name }) => name);
      await dropFunctions(run, kept);
    });
    await migrateJobs(ownerUrl, lock);
  } finally {
    await lock.end();
  }
}

async function hasTables(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ known: string | null }>(`SELECT to_regclass('public.agencies')::text AS known`);
  return rows[0]?.known != null;
}

async function inTransaction(client: pg.Client, work: (run: Run) => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work(async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row[]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/**
 * Analyzes freshly loaded tables, as the owner. Until then, or until autovacuum runs, PostgreSQL plans as if an agency had
 * one client and reads all actions for each client.
 */
export async function takeStatistics(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'sestante-statistics' });
  await client.connect();
  try {
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

/** Reverts the last migration. */
export async function undoMigration(ownerUrl: string): Promise<void> {
  await requireOwnSessions(ownerUrl);
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    await source.undoLastMigration();
  } finally {
    await source.destroy();
  }
}

/** Returns the names of the pending migrations and the number of applied ones. */
export async function migrationStatus(ownerUrl: string): Promise<{ pending: string[]; applied: number }> {
  await requireOwnSessions(ownerUrl);
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    const [table] = await source.query<{ known: string | null }[]>(`SELECT to_regclass('public.migrations')::text AS known`);
    const rows = table?.known ? await source.query<{ name: string }[]>('SELECT name FROM migrations') : [];
    const applied = new Set(rows.map(({ name }) => name));
    return { pending: source.migrations.map(({ name }) => name ?? '').filter((name) => !applied.has(name)), applied: applied.size };
  } finally {
    await source.destroy();
  }
}

/** Migrates the queue library's own schema, which the application may use but not change. */
async function migrateJobs(ownerUrl: string, owner: pg.Client): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: JOBS_SCHEMA, max: 1, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
  for (const grant of [
    `GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
  ])
    await owner.query(grant);
  // The first start of a version that makes up for missed schedules already does so.
  await owner.query(
    `UPDATE ${JOBS_SCHEMA}.schedule SET options = coalesce(options, '{}') || '{"missed": "once"}' WHERE options ->> 'missed' IS NULL`,
  );
}
