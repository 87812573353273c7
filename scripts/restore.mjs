// `npm run restore -- <folder>`: restores an archive into a new installation. Every table is compared with the digest in
// the archive before the transaction commits.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyFiles, FORMAT, migrationNames } from './backup-archive.mjs';
import { build } from './build.mjs';
import { withDatabase } from './command-database.mjs';
import { withClient } from './database.mjs';
import { installation, Refusal, root, runCommand } from './installation.mjs';
import { applicationTables, copyIn, digestOf, qualified, SESSION } from './table-copy.mjs';

await runCommand(async () => {
  if (!process.argv[2]) throw new Refusal('Name the archive: npm run restore -- <folder>');
  const folder = resolve(process.env.INIT_CWD ?? '.', process.argv[2]);
  const manifest = readManifest(folder);
  const place = await installation();
  const files = join(place.dataDir, 'files');
  if (existsSync(files) && readdirSync(files).length > 0)
    throw new Refusal(`${files} is not empty: an archive goes into a new installation.`);
  await withDatabase(place, { name: 'npm run restore', alone: true }, async (database) => {
    await withClient(database.ownerUrl, refuseUsed);
    await build(['italian-ids', 'questionnaire', 'api']);
    await migrateTo(database, manifest.migrations);
    const partial = `${files}.partial`;
    rmSync(partial, { recursive: true, force: true });
    const copied = await copyFiles(join(folder, 'files'), partial);
    if (copied.digest !== manifest.files.digest)
      throw new Refusal('The files of the archive are not those that were saved: nothing was restored.');
    await withClient(database.ownerUrl, (client) => load(client, folder, manifest));
    if (existsSync(partial)) {
      rmSync(files, { recursive: true, force: true });
      renameSync(partial, files);
    }
    migrate(database, 'up');
    console.log(`${manifest.files.count} files, digest ${manifest.files.digest.slice(0, 16)}: equal`);
    console.log(`Restored what was saved on ${manifest.madeAt}. npm start goes on from there.`);
  });
});

function readManifest(folder) {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Refusal(`${folder} is not a finished archive: it has no manifest.json.`);
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (manifest.format !== FORMAT)
    throw new Refusal(`The archive has format ${manifest.format}, this version of Sestante reads format ${FORMAT}.`);
  return manifest;
}

async function refuseUsed(client) {
  if ((await migrationNames(client)).length === 0) return;
  for (const table of await applicationTables(client)) {
    if (table.name !== 'agencies' && !table.columns.includes('agency_id')) continue; // migrations insert the reference data
    const { rowCount } = await client.query(`SELECT 1 FROM ${qualified(table)} LIMIT 1`);
    if (rowCount > 0)
      throw new Refusal('This database is in use. An archive goes into a new installation: name an empty DATA_DIR, or an empty database.');
  }
}

/** Creates the tables of the archive's version; they are migrated after loading. */
async function migrateTo(database, wanted) {
  migrate(database, 'up');
  for (;;) {
    const done = await withClient(database.ownerUrl, migrationNames);
    if (done.join() === wanted.join()) return;
    if (done.length <= wanted.length || wanted.some((name, index) => done[index] !== name)) {
      throw new Refusal('The archive was made by a newer version of Sestante: install that, or a later one.');
    }
    migrate(database, 'down');
  }
}

function migrate(database, direction) {
  const env = { ...process.env, DATABASE_URL: database.databaseUrl, DATABASE_OWNER_URL: database.ownerUrl };
  const result = spawnSync(process.execPath, [join(root, 'apps/api/dist/src/migrate.js'), direction], { env, encoding: 'utf8' });
  if (result.status !== 0) throw new Refusal(`The migrations did not run:\n${result.stderr || result.stdout}`);
}

/** Loads all tables in one transaction. Foreign keys are dropped and created again at the end, when PostgreSQL checks them all. */
async function load(client, folder, manifest) {
  await client.query(SESSION);
  await client.query('BEGIN');
  const { tables } = manifest;
  const protectedTables = (
    await client.query('SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relforcerowsecurity AND c.oid = ANY($1::regclass[])', [
      tables.map(qualified),
    ])
  ).rows;
  // COPY refuses tables whose policies apply to the owner; the owner disables them until the end of the transaction
  for (const table of protectedTables) await client.query(`ALTER TABLE ${table.name} NO FORCE ROW LEVEL SECURITY`);
  const keys = (
    await client.query(
      `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace IN ('public'::regnamespace, to_regnamespace('pgboss'))`,
    )
  ).rows;
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`);
  for (const table of tables) await client.query(`ALTER TABLE ${qualified(table)} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${tables.map(qualified).join(', ')}`);

  console.log(`${'table'.padEnd(36)}${'rows'.padStart(10)}  digest`);
  for (const table of tables) {
    const read = await copyIn(client, table, join(folder, table.file));
    const now = await digestOf(client, table);
    for (const found of [read, now]) {
      if (found.rows !== table.rows || found.digest !== table.digest) {
        throw new Refusal(
          `${table.name}: ${found.rows} rows with digest ${found.digest}, but ${table.rows} with ${table.digest} were saved. Nothing was restored.`,
        );
      }
    }
    console.log(`${`${table.schema}.${table.name}`.padEnd(36)}${String(now.rows).padStart(10)}  ${now.digest.slice(0, 16)}: equal`);
  }

  for (const sequence of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint)', [qualified(sequence), sequence.value]);
  for (const table of tables) await client.query(`ALTER TABLE ${qualified(table)} ENABLE TRIGGER USER`);
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.definition}`);
  for (const table of protectedTables) await client.query(`ALTER TABLE ${table.name} FORCE ROW LEVEL SECURITY`);
  await client.query('COMMIT');
  await client.query('ANALYZE');
}
