import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { asLogin, testDatabase } from '../../../test/database.js';
import { createFunctions, databaseFunctions, type Run } from './functions.js';
import { migrate } from './migrate.js';

const run =
  (client: pg.PoolClient): Run =>
  async <Row>(text: string, values?: unknown[]) =>
    (await client.query(text, values)).rows as Row[];

/** Reads the application's functions from PostgreSQL, with the roles that may call them. */
const definitions = async (client: pg.PoolClient) => {
  const { rows } = await client.query<{ name: string; text: string; hash: string | null }>(
    `SELECT p.proname AS name, pg_get_functiondef(p.oid) || ' ' || coalesce(p.proacl::text, 'everybody') AS text, obj_description(p.oid, 'pg_proc') AS hash
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
     ORDER BY p.proname`,
  );
  return rows;
};

/** Runs the work in a transaction of the owner that is rolled back. */
async function tried<T>(ownerUrl: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return asLogin(ownerUrl, async (client) => {
    await client.query('BEGIN');
    return work(client).finally(() => client.query('ROLLBACK'));
  });
}

describe('the functions of the database', () => {
  it('match the files, and each file compiles against the tables', async () => {
    const { ownerUrl } = await testDatabase();
    await tried(ownerUrl, async (client) => {
      const applied = await definitions(client);
      expect(applied.map(({ name }) => name)).toEqual(databaseFunctions().map(({ name }) => name));
      for (const { text } of databaseFunctions()) await client.query(text);
      expect(await definitions(client)).toEqual(applied);
    });
  });

  it('are replaced when their file changes, and left alone otherwise', async () => {
    const { ownerUrl } = await testDatabase();
    await tried(ownerUrl, async (client) => {
      const applied = await definitions(client);
      const identity = async () => (await client.query(`SELECT oid, xmin FROM pg_proc WHERE proname = 'client_slips'`)).rows;
      const before = await identity();
      await createFunctions(run(client));
      expect(await identity()).toEqual(before);
      await client.query(`CREATE OR REPLACE FUNCTION client_slips(p_word text) RETURNS SETOF text LANGUAGE sql AS $$ SELECT 'old' $$`);
      await client.query(`COMMENT ON FUNCTION client_slips IS 'the hash of an earlier version'`);
      await createFunctions(run(client));
      expect(await definitions(client)).toEqual(applied);
    });
  });

  it('may change arguments and return type between versions', async () => {
    const { ownerUrl } = await testDatabase();
    await tried(ownerUrl, async (client) => {
      const applied = await definitions(client);
      await client.query('DROP FUNCTION client_slips(text)');
      await client.query(`CREATE FUNCTION client_slips(p_word text, p_most integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$`);
      await client.query('DROP FUNCTION agency_kept_bytes()');
      await client.query(`CREATE FUNCTION agency_kept_bytes() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$`);
      await createFunctions(run(client));
      expect(await definitions(client)).toEqual(applied);
    });
  });

  it('are dropped when their file is removed', async () => {
    const { ownerUrl } = await testDatabase('functions');
    await asLogin(ownerUrl, (client) =>
      client.query(`CREATE FUNCTION of_an_earlier_version() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$`),
    );
    await migrate(ownerUrl);
    const names = await asLogin(ownerUrl, async (client) => (await definitions(client)).map(({ name }) => name));
    expect(names).toEqual(databaseFunctions().map(({ name }) => name));
  });

  it('are not defined in migrations', () => {
    const folder = join(import.meta.dirname, '../../../database/migrations');
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(10);
    const wrong = files.filter((file) => /CREATE (OR REPLACE )?FUNCTION/.test(readFileSync(join(folder, file), 'utf8')));
    expect(wrong).toEqual([]);
  });
});
