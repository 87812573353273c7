import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { report } from '../../test/figures.js';
import { importCalls } from '../../test/import-calls.js';
import type { Person } from '../../test/make.js';
import { until } from '../../test/until.js';
import type { JobDto } from '../jobs/job.dto.js';

const ROWS = 100_000;
/** Rows of the import that creates records; smaller, since each of its rows takes three times as long. */
const MADE = 30_000;
const MAX_MS = 1_000;
/** Limit for the whole file of rejected rows, which takes a third of a second on an idle machine. */
const MAX_FILE_MS = 10_000;
/** Attempts per request, to rule out a busy machine: a slow query is slow each time. */
const TRIES = 3;

let test: TestApp;
let calls: ReturnType<typeof importCalls>;
let admin: Person;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'imports_without_statistics');
  calls = importCalls(test);
  await asLogin(test.database.adminUrl, async (db) => {
    const { rows } = await db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    for (const { name } of rows) await db.query(`ALTER TABLE ${name} SET (autovacuum_enabled = false)`);
  });
  ({ admin } = await test.make.agency());
}, 60_000);
afterAll(() => test.close());

/** Uploads a file where one row in seven has an invalid date, and the last rows repeat earlier codes. */
async function uploaded(rows: number): Promise<string> {
  const people = Array.from(
    { length: rows },
    (_, n) =>
      `Rossi${'abcdefghij'[n % 10]}${n};Mario;${n % 7 === 6 ? '31/02/1980' : '28/02/1980'};${rows === MADE ? 'N' : 'C'}${n % (rows - rows / 20)}`,
  );
  return (await calls.uploaded(admin, ['Cognome;Nome;Data di nascita;Codice Omnia', ...people].join('\n'))).id;
}

/** Milliseconds by situation and request. */
const figures: Record<string, number> = {};
afterAll(() => report('without statistics', figures));

/** Returns the requests that exceed their limit. */
async function slow(after: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const times: number[] = [];
    for (let failed = true; failed && times.length < TRIES;) {
      const began = performance.now();
      const status = await test
        .as(admin)
        .get(path)
        .then(
          (answer) => answer.status,
          () => 'cut off',
        );
      times.push(Math.round(performance.now() - began));
      failed = status !== 200 || (times.at(-1) ?? 0) > (path.endsWith('.csv') ? MAX_FILE_MS : MAX_MS);
      if (failed && times.length === TRIES) found.push(`${path}: ${status} after ${times.join(', ')} ms`);
    }
    figures[`${after} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`] = Math.min(...times);
  }
  return found;
}

const pages = (id: string) =>
  ['', '?outcome=rejected', '?outcome=created,rejected&count=exact', '?warned=false&count=capped', '?count=exact']
    .map((query) => `imports/${id}/rows${query}`)
    .concat(`imports/${id}`, `imports/${id}/rejected.csv`, 'imports');
const LISTS = ['clients', 'clients?count=exact', 'clients?q=rossia5', 'clients?sort=-createdAt', 'clients?assigneeId=none'].concat([
  'clients/counts',
  'dashboard',
  'search?q=rossib',
  'prospects',
  'trash',
  'crm-actions',
  'notifications',
]);

async function bulk(body: object): Promise<string> {
  const { body: job } = await test.as(admin).post('clients/bulk').send(body).expect(202);
  const now = async () => (await test.as(admin).get(`jobs/${job.id}`)).body as JobDto;
  await until(async () => (await now()).state === 'done', 180_000);
  return `jobs/${job.id}`;
}

it('pages are fast right after an upload, a dry run, a run and bulk work, before autovacuum has run', async () => {
  const large = await uploaded(ROWS);
  expect(await slow('uploaded', pages(large))).toEqual([]);
  const { dryRun } = await calls.work(admin, large, 'dry-run');
  expect(dryRun?.rejected).toBeGreaterThanOrEqual(Math.floor(ROWS / 7));
  expect(await slow('checked', pages(large))).toEqual([]);
  const made = await uploaded(MADE);
  await calls.work(admin, made, 'run');
  expect(await slow('imported', [...pages(made), ...LISTS])).toEqual([]);
  const tag = await test.make.tag(admin);
  const tagged = await bulk({ filter: { q: 'rossia' }, operation: 'tag', tagIds: [tag.id] });
  expect(await slow('tagged', [tagged, `clients?tagId=${tag.id}&count=exact`, ...LISTS])).toEqual([]);
  const deleted = await bulk({ filter: { tagId: [tag.id] }, operation: 'delete' });
  expect(await slow('deleted', [deleted, ...pages(made), ...LISTS])).toEqual([]);
}, 600_000);
