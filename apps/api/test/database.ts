import pg from 'pg';
import { provision } from '../../../scripts/postgres.mjs';
import { migrate } from '../src/core/database/migrate.js';

/** Connection URLs of a test database: for the app, for the owner of the tables and for the superuser. */
export interface TestDatabase {
  databaseUrl: string;
  ownerUrl: string;
  adminUrl: string;
}

/** Database that is migrated once in each run and copied for every other one. */
const TEMPLATE = 'template_migrated';
const templates: Record<string, Promise<void>> = {};
const databases = new Map<string, Promise<TestDatabase>>();

/** Migrated database of this worker, or a separate one with this name; created for the first file that needs it. */
export function testDatabase(name = `w${process.env.JEST_WORKER_ID ?? '1'}`): Promise<TestDatabase> {
  const admin = new URL(process.env.TEST_ADMIN_URL ?? '');
  const key = `${admin.host} ${name}`;
  const database = databases.get(key) ?? copyTemplate(admin, name);
  databases.set(key, database);
  return database;
}

async function copyTemplate(admin: URL, name: string): Promise<TestDatabase> {
  const url = (database = 'postgres') => Object.assign(new URL(admin), { pathname: `/${database}` }).href;
  const server = { url, password: decodeURIComponent(admin.password) };
  await asLogin(url(), async (client) => {
    // One worker at a time: a database cannot be copied while another session uses it.
    await client.query(`SELECT pg_advisory_lock(hashtext('${TEMPLATE}'))`);
    // Each worker does this once, so that a template of an earlier run is up to date too.
    await (templates[admin.host] ??= provision(server, TEMPLATE).then(({ ownerUrl }) => migrate(ownerUrl)));
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${TEMPLATE} OWNER sestante_owner`);
  });
  return { ...(await provision(server, name)), adminUrl: url(name) };
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
