// Writes an archive: a folder with a manifest, one compressed COPY per table, and the files. All tables come
// from one snapshot, so a backup of a running application is consistent.
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withClient } from './database.mjs';
import { Refusal, root } from './installation.mjs';
import { applicationTables, copyOut, jobTables, qualified, SESSION } from './table-copy.mjs';

export const FORMAT = 1;
const KEPT_AUTOMATIC = 5;

/**
 * @param {import('./installation.mjs').Installation} place
 * @param {import('./database.mjs').Database} database
 * @param {string} folder created; until it is complete its name ends in `.partial`
 */
export async function saveBackup(place, database, folder) {
  if (existsSync(folder)) throw new Refusal(`${folder} exists already: name a folder that does not.`);
  const partial = `${folder}.partial`;
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await withClient(database.ownerUrl, (client) => saveDatabase(client, partial));
    manifest.files = await copyFiles(join(place.dataDir, 'files'), join(partial, 'files'));
    writeFileSync(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(partial, folder);
    return manifest;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

async function saveDatabase(client, folder) {
  await client.query(SESSION);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const migrations = await migrationNames(client);
  if (migrations.length === 0) throw new Refusal('There is nothing to save: this database has never been used.');
  const tables = [...(await applicationTables(client)), ...(await jobTables(client))];
  if (tables.some((table) => table.schema === 'pgboss')) {
    const { rowCount } = await client.query('SELECT 1 FROM pgboss.queue WHERE partition');
    if (rowCount > 0) throw new Error('A job queue has its own table, which the archive cannot recreate.');
  }
  await assertWhole(client, tables);
  const saved = [];
  for (const table of tables) {
    const file = `tables/${table.schema}.${table.name}.copy.gz`;
    saved.push({ ...table, file, ...(await copyOut(client, table, join(folder, file))) });
  }
  const sequences = (
    await client.query(
      `SELECT schemaname AS schema, sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`,
    )
  ).rows;
  const { server_version: postgres } = (await client.query('SHOW server_version')).rows[0];
  await client.query('ROLLBACK');
  return { format: FORMAT, madeAt: new Date().toISOString(), postgres, migrations, tables: saved, sequences };
}

/**
 * Throws if a policy hides rows from the owner: row-level security applies to the owner too, and the table would be
 * backed up incompletely without an error.
 */
async function assertWhole(client, tables) {
  const { rows } = await client.query(
    `SELECT t AS name FROM unnest($1::text[]) t WHERE row_security_active(t::regclass) AND NOT EXISTS (
       SELECT 1 FROM pg_policy p WHERE p.polrelid = t::regclass AND p.polpermissive AND p.polcmd IN ('r', '*')
         AND current_user::regrole = ANY (p.polroles) AND pg_get_expr(p.polqual, p.polrelid) = 'true')
     UNION SELECT t FROM unnest($1::text[]) t JOIN pg_policy p ON p.polrelid = t::regclass
     WHERE row_security_active(t::regclass) AND NOT p.polpermissive AND (p.polroles = '{0}' OR current_user::regrole = ANY (p.polroles))`,
    [tables.map(qualified)],
  );
  if (rows.length > 0)
    throw new Error(`A backup would be incomplete: no policy lets the owner read all rows of ${rows.map((row) => row.name).join(', ')}.`);
}

/** Migrations in the order in which they ran. */
export async function migrationNames(client) {
  const known = await client.query(`SELECT to_regclass('public.migrations') AS found`);
  if (!known.rows[0].found) return [];
  return (await client.query('SELECT name FROM public.migrations ORDER BY id')).rows.map((row) => row.name);
}

/** Copies a folder and returns the number of files and the sum of their digests. */
export async function copyFiles(from, to) {
  const total = createHash('sha256');
  let count = 0;
  if (existsSync(from)) {
    mkdirSync(to, { recursive: true, mode: 0o700 });
    for (const entry of readdirSync(from, { recursive: true, withFileTypes: true }).sort((a, b) => (path(a) < path(b) ? -1 : 1))) {
      const target = join(to, relative(from, path(entry)));
      if (entry.isDirectory()) mkdirSync(target, { recursive: true, mode: 0o700 });
      if (!entry.isFile()) continue;
      copyFileSync(path(entry), target);
      const sum = createHash('sha256');
      await pipeline(createReadStream(target), sum);
      total.update(`${sum.digest('hex')}  ${relative(from, path(entry))}\n`);
      count++;
    }
  }
  return { count, digest: total.digest('hex') };
}

const path = (entry) => join(entry.parentPath, entry.name);

/** Name from the current time that sorts by time and is valid on every file system. */
export const momentName = () => new Date().toISOString().replace(/\.\d+/, '').replaceAll(':', '-');

/** Takes a backup before migrations change a database that is in use. */
export async function saveBeforeMigrating(place, database) {
  const done = await withClient(database.ownerUrl, migrationNames);
  const known = readdirSync(join(root, 'apps/api/dist/database/migrations')).filter((name) => /^\d{4}-.*\.js$/.test(name));
  if (done.length === 0 || known.length <= done.length) return;
  const folder = join(place.dataDir, 'backups', `${momentName()}-before-migration`);
  console.log(`The database is about to change (${known.length - done.length} migrations); saving it first to ${folder} …`);
  await saveBackup(place, database, folder);
  const automatic = readdirSync(dirname(folder))
    .filter((name) => name.endsWith('-before-migration'))
    .sort();
  for (const name of automatic.slice(0, -KEPT_AUTOMATIC)) rmSync(join(dirname(folder), name), { recursive: true });
}

/** @param {string} folder */
export function sizeOf(folder) {
  return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
