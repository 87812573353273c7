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

/** Runs statements as somebody the application never is: the owner, the superuser. */
export async function asLogin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
