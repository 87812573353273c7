import pg from 'pg';
import sql from 'sql-template-tag';
import type { Actor } from '../src/core/auth/actor.js';
import { Db } from '../src/core/database/db.js';
import { outageOf } from '../src/core/database/outage.js';
import { startApp, type TestApp } from './app.js';
import { asLogin } from './database.js';
import { operationOf, operations } from './document.js';
import { runCells } from './isolation-cells.js';
import { ChangeLog } from './isolation-change-log.js';
import { buildFixtures, type Fixtures } from './isolation-fixtures.js';
import type { Person } from './make.js';

const READS = operations.filter(({ method, permissions }) => method === 'GET' && permissions !== 'public');
const READERS = ['other agency’s admin', 'admin', 'collaborator own A', 'collaborator agency'];

let test: TestApp;
let fixtures: Fixtures;
let admin: pg.Client;

/** The visibility predicate of `row-visibility.ts` in the text of a statement. */
const PREDICATE =
  /\b(\w+)\.agency_id = \$\d+( AND \(\1\.created_by_id = \$\d+ OR \1\.assignee_id = \$\d+\)| AND \1\.created_by_id = \$\d+)?/g;
let predicateHolds = true;
// oxlint-disable-next-line typescript/unbound-method
const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;

/** Sends a statement, with the predicate always true while `predicateHolds` is false. */
function send(this: pg.Client, statement: string | pg.QueryConfig, ...more: unknown[]): unknown {
  if (predicateHolds || typeof statement === 'string') return query.call(this, statement, ...more);
  const text = statement.text.replace(PREDICATE, '(true OR ($&))');
  return query.call(this, { ...statement, text, name: statement.name && `open ${statement.name}` }, ...more);
}

beforeAll(async () => {
  pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
  test = await startApp({}, 'isolation_layers');
  admin = new pg.Client({ connectionString: test.database.adminUrl });
  await admin.connect();
  fixtures = await buildFixtures(test);
  fixtures = { ...fixtures, callers: fixtures.callers.filter(({ name }) => READERS.includes(name)) };
}, 300_000);
afterEach(async () => {
  predicateHolds = true;
  await rowSecurity('ENABLE');
});
afterAll(async () => {
  pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  await admin.end();
  await test.close();
});

/** Enables or disables row-level security as the owner of the tables; FORCE stays unchanged. */
async function rowSecurity(what: 'ENABLE' | 'DISABLE'): Promise<void> {
  await asLogin(test.database.ownerUrl, async (db) => {
    const { rows } = await db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity`,
    );
    for (const { name } of rows) await db.query(`ALTER TABLE ${name} ${what} ROW LEVEL SECURITY`);
  });
}

/** Runs all reads as all readers. */
async function leaks(): Promise<{ leaks: string[]; wrongAnswers: string[] }> {
  const changeLog = await ChangeLog.open(admin);
  const found = { leaks: [] as string[], wrongAnswers: [] as string[] };
  for (const operation of READS) {
    const findings = await runCells(fixtures, changeLog, operation);
    for (const kind of ['leaks', 'wrongAnswers'] as const)
      found[kind].push(...findings[kind].map((finding) => `${operation.id}, ${finding}`));
  }
  return found;
}

describe('two isolation layers', () => {
  it('hold together', async () => expect(await leaks()).toEqual({ leaks: [], wrongAnswers: [] }), 300_000);

  it('hold when the predicate is missing from every query', async () => {
    predicateHolds = false;
    expect(await leaks()).toEqual({ leaks: [], wrongAnswers: [] });
  }, 300_000);

  it('hold when row-level security is off on every table', async () => {
    await rowSecurity('DISABLE');
    expect(await leaks()).toEqual({ leaks: [], wrongAnswers: [] });
  }, 300_000);

  it('are needed: without both, records of every kind leak to other agencies', async () => {
    predicateHolds = false;
    await rowSecurity('DISABLE');
    const { leaks: seen } = await leaks();
    const sources = new Set(seen.map((leak) => leak.split(',', 1)[0]));
    expect([...sources]).toEqual(expect.arrayContaining(['listTags', 'listAssignees', 'getClient', 'listClientTimeline', 'listTrash']));
    process.stdout.write(`isolation layers: leaks with one layer 0, with none ${seen.length}\n`);
  }, 300_000);
});

it('the matrix also detects writes to rows that must not change', async () => {
  predicateHolds = false;
  await rowSecurity('DISABLE');
  const { foreignWrites } = await runCells(fixtures, await ChangeLog.open(admin), operationOf('updateClient'));
  expect(foreignWrites.filter((write) => write.includes('path id a colleague’s'))).not.toEqual([]);
}, 300_000);

describe('the connections of the read pool', () => {
  const STATEMENT = sql`SELECT c.id::text, current_setting('app.user_id') AS as FROM clients c WHERE c.deleted_at IS NULL`;
  let readers: { actor: Actor; sees: string[] }[];

  beforeAll(async () => {
    readers = [];
    for (const people of [4, 4, 4, 4, 4]) {
      const agency = await test.make.agency();
      const persons: Person[] = [];
      for (let n = 0; n < people; n += 1) persons.push(await test.make.person(agency, { visibility: n === 0 ? 'agency' : 'own' }));
      const made = [];
      for (const person of persons) made.push({ person, id: (await test.make.client(person)).id });
      for (const actor of persons)
        readers.push({ actor, sees: made.filter(({ person }) => actor.visibility === 'agency' || person === actor).map(({ id }) => id) });
    }
  });

  /** Reads in bursts that stay within the queue limit; `meanwhile` runs during every fifth burst. */
  async function readInTurns(
    times: number,
    meanwhile = () => Promise.resolve(),
  ): Promise<{ answered: number; refused: number; wrong: string[] }> {
    const db = test.app.get(Db);
    const result = { answered: 0, refused: 0, wrong: [] as string[] };
    const read = async ({ actor, sees }: (typeof readers)[number]) => {
      const rows = await db.read<{ id: string; as: string }>(actor, STATEMENT).catch((error: unknown) => {
        if (!outageOf(error)) result.wrong.push(`refused for another reason: ${String(error)}`);
        return undefined;
      });
      if (!rows) return (result.refused += 1);
      const ids = rows.map(({ id }) => id).toSorted();
      if (JSON.stringify(ids) !== JSON.stringify(sees.toSorted()) || rows.some(({ as }) => as !== actor.userId))
        result.wrong.push(`${actor.userId} read ${JSON.stringify(rows)}`);
      return (result.answered += 1);
    };
    for (let done = 0; done < times; done += 40) {
      const reads = Array.from({ length: 40 }, (_, n) => read(readers[(done + n * 7) % readers.length] ?? readers[0]!));
      if (done % 200 === 80) await meanwhile();
      await Promise.all(reads);
    }
    return result;
  }

  it('return each of 20 actors their own rows, in 2,000 interleaved requests', async () => {
    expect(await readInTurns(2_000)).toEqual({ answered: 2_000, refused: 0, wrong: [] });
  }, 300_000);

  it('return the right rows also when connections are cut', async () => {
    let cuts = 0;
    const { answered, refused, wrong } = await readInTurns(2_000, async () => {
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
         WHERE application_name = 'sestante-read' AND datname = current_database() ORDER BY random() LIMIT 3) victims`,
      );
      cuts += rowCount ?? 0;
    });
    expect(wrong).toEqual([]);
    expect(cuts).toBeGreaterThan(10);
    expect(answered + refused).toBe(2_000);
    expect(answered).toBeGreaterThan(1_000);
  }, 300_000);
});
