import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Folder with one file for each database function, named after it, in its current form. */
const FOLDER = join(import.meta.dirname, '../../../database/functions');
/** SQLSTATE when an argument type is created by a later migration. */
const UNDEFINED_TYPE = '42704';
/** SQLSTATE when CREATE OR REPLACE would change the return type. */
const OTHER_RESULT = '42P13';

/** Runs one statement and returns its rows; all calls must share one transaction. */
export type Run = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;

export interface DatabaseFunction {
  name: string;
  /** Complete CREATE OR REPLACE statement. */
  text: string;
}

export const databaseFunctions = (): DatabaseFunction[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => ({ name: basename(file, '.sql'), text: readFileSync(join(FOLDER, file), 'utf8') }));

/**
 * Creates or replaces the functions whose file has changed; the file's hash is stored as the function's comment. Runs
 * before the migrations, which use functions in policies, defaults and triggers, so bodies are not checked against tables,
 * and a function over a type that does not exist yet is left for the call after them.
 */
export async function createFunctions(run: Run): Promise<void> {
  const rows = await run<{ name: string; hash: string | null }>(
    `SELECT proname AS name, obj_description(oid, 'pg_proc') AS hash FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  );
  const applied = new Map(rows.map(({ name, hash }) => [name, hash]));
  await run('SET LOCAL check_function_bodies = off');
  for (const { name, text } of databaseFunctions()) {
    const hash = createHash('sha256').update(text).digest('hex');
    if (applied.get(name) === hash) continue;
    await run('SAVEPOINT before_function');
    try {
      await replaceFunction(run, name, text);
      await run(`COMMENT ON FUNCTION ${name} IS '${hash}'`);
    } catch (error) {
      if ((error as { code?: string }).code !== UNDEFINED_TYPE) throw error;
      await run('ROLLBACK TO SAVEPOINT before_function');
    }
    await run('RELEASE SAVEPOINT before_function');
  }
  await run('SET LOCAL check_function_bodies = on');
}

/**
 * Drops the application's functions that have no file: all of them, or those of earlier versions.
 * @param kept names of functions that stay
 */
export async function dropFunctions(run: Run, kept: readonly string[] = []): Promise<void> {
  const rows = await run<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND p.proname <> ALL ($1::text[]) AND p.proowner = current_user::regrole
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
    [kept],
  );
  for (const { signature } of rows) await run(`DROP FUNCTION ${signature} CASCADE`);
}

async function replaceFunction(run: Run, name: string, text: string): Promise<void> {
  const before = await signatures(run, name);
  await run('SAVEPOINT before_replacement');
  try {
    await run(text);
  } catch (error) {
    if ((error as { code?: string }).code !== OTHER_RESULT) throw error;
    await run('ROLLBACK TO SAVEPOINT before_replacement');
    for (const signature of before) await run(`DROP FUNCTION ${signature}`);
    await run(text);
  }
  // Changed arguments create a second function, so the one of the earlier version is dropped.
  const after = await signatures(run, name);
  if (after.length > 1) for (const signature of before) await run(`DROP FUNCTION ${signature}`);
}

async function signatures(run: Run, name: string): Promise<string[]> {
  const rows = await run<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = $1`,
    [name],
  );
  return rows.map(({ signature }) => signature);
}
