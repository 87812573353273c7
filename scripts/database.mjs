// The database of this installation: the built-in PostgreSQL, or the one that DATABASE_URL names.
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from './installation.mjs';
import { provision, startPostgres } from './postgres.mjs';

/**
 * @typedef {object} Database
 * @property {string} databaseUrl the application's login
 * @property {string} ownerUrl the owner's login, for migrations and backups
 * @property {import('./postgres.mjs').Server | undefined} server the built-in one
 */

/**
 * @param {import('./installation.mjs').Installation} place
 * @param {number} [port] of the built-in server, to restart it on the same port
 * @returns {Promise<Database>}
 */
export async function openDatabase(place, port) {
  if (place.external) {
    const database = { ...place.external, server: undefined };
    const { server_version_num: version } = await withClient(
      database.ownerUrl,
      async (client) => (await client.query('SHOW server_version_num')).rows[0],
    );
    if (Number(version) < 150000)
      throw new Refusal(`PostgreSQL 15 or newer is needed, the one of DATABASE_OWNER_URL is ${Math.floor(Number(version) / 10000)}.`);
    return database;
  }
  const server = await startPostgres({ dataDir: join(place.dataDir, 'db'), port });
  try {
    return { ...(await provision(server, 'sestante')), server };
  } catch (error) {
    if (!server.attached) await server.stop();
    throw error;
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'sestante command' });
  client.on('error', () => {}); // a broken connection also fails the current query, which reports it
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new Refusal(`PostgreSQL at ${hostname}:${port || 5432}${pathname} refused the connection: ${error.message || error.code}`);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
