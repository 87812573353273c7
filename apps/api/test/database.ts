import pg from 'pg';
import { provision } from '../../../scripts/postgres.mjs';
import { migrate } from '../src/core/database/migrate.js';

/** Connection URLs of a test database: for the app, for the owner of the tables and for the superuser. */
export interface TestDatabase {
  databaseUrl: string;
  ownerUrl: string;
  adminUrl: string;
}

/** Migrated database of this worker, created by the first file that needs it. */
export async function testDatabase(name = `w${process.env.JEST_WORKER_ID ?? '1'}`): Promise<TestDatabase> {
  const admin = new URL(process.env.TEST_ADMIN_URL ?? '');
  const url = (database = 'postgres') => Object.assign(new URL(admin), { pathname: `/${database}` }).href;
  const { databaseUrl, ownerUrl } = await provision({ url, password: decodeURIComponent(admin.password) }, name);
  await migrate(ownerUrl);
  return { databaseUrl, ownerUrl, adminUrl: url(name) };
}

const pools = new Map<string, pg.Pool>();

/** Runs statements as a role that the application never uses: the owner or the superuser. */
export async function asLogin<T>(url: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await poolOf(url).connect();
  let broken = true;
  try {
    const result = await work(client);
    await client.query('DISCARD ALL');
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

/** Keeps connections open, because connecting takes longer than most statements. */
function poolOf(url: string): pg.Pool {
  const known = pools.get(url);
  if (known) return known;
  const pool = new pg.Pool({ connectionString: url, max: 20, allowExitOnIdle: true });
  // Without a listener, the error of a connection that a test terminates would end the test process.
  pool.on('error', () => undefined);
  pools.set(url, pool);
  return pool;
}
