import pg from 'pg';
import { provision } from '../../../scripts/postgres.mjs';
import { migrate } from '../src/core/database/migrate.js';

/** Addresses of a database for the tests: as the app, as the owner of the tables, as the superuser. */
export interface TestDatabase {
  databaseUrl: string;
  ownerUrl: string;
  adminUrl: string;
}

/** The database of this worker, migrated; made by the first file that asks for it. */
export async function testDatabase(name = `w${process.env.JEST_WORKER_ID ?? '1'}`): Promise<TestDatabase> {
  const admin = new URL(process.env.TEST_ADMIN_URL ?? '');
  const url = (database = 'postgres') => Object.assign(new URL(admin), { pathname: `/${database}` }).href;
  const { databaseUrl, ownerUrl } = await provision({ url, password: decodeURIComponent(admin.password) }, name);
  await migrate(ownerUrl);
  return { databaseUrl, ownerUrl, adminUrl: url(name) };
}

const pools = new Map<string, pg.Pool>();

/** Runs statements as somebody the application never is: the owner, the superuser. */
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

/** A connection is kept for whoever asks next: to make one takes longer than most of what is asked. */
function poolOf(url: string): pg.Pool {
  const known = pools.get(url);
  if (known) return known;
  const pool = new pg.Pool({ connectionString: url, max: 20, allowExitOnIdle: true });
  // Without a listener, a PostgreSQL that a test ends takes the tests with it.
  pool.on('error', () => undefined);
  pools.set(url, pool);
  return pool;
}
