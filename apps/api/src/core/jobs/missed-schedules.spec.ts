import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import { until } from '../../../test/until.js';
import { readConfig } from '../config.js';
import { Log } from '../log.js';
import { Jobs } from './jobs.js';

const NAMES = ['nightly', 'weekly'];

let test: TestApp;
beforeAll(async () => {
  test = await startApp({}, 'missed_schedules');
});
afterAll(() => test.close());

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  asLogin(test.database.adminUrl, async (db) => (await db.query<Row>(text, values)).rows);
const runs: string[] = [];

/** Starts a worker with its own scheduled job. */
async function startWorker(): Promise<Jobs> {
  const jobs = new Jobs({ ...readConfig(process.env), worker: true }, new Log());
  jobs.nightly('nightly', async () => void runs.push('nightly'));
  jobs.at('0 7 * * 1', 'weekly', async () => void runs.push('weekly'));
  await jobs.start();
  return jobs;
}

/** Makes the schedule look as if no worker had run for the interval. */
async function offFor(interval: string): Promise<void> {
  await sql(`UPDATE pgboss.schedule SET created_on = now() - interval '1 year'`);
  await sql(`UPDATE pgboss.version SET cron_on = now() - $1::interval`, [interval]);
}
const made = async () =>
  (await sql<{ name: string }>(`SELECT name FROM pgboss.job WHERE name = ANY ($1) ORDER BY name`, [NAMES])).map(({ name }) => name);

it('schedules missed while no worker ran are caught up once, even by two workers starting together, and not again after a restart', async () => {
  const first = await startWorker();
  await until(async () => (await sql(`SELECT 1 FROM pgboss.version WHERE cron_on IS NOT NULL`)).length > 0);
  await first.onApplicationShutdown();
  expect(await made()).toEqual([]);

  await offFor('15 days');
  const both = await Promise.all([startWorker(), startWorker()]);
  await until(async () => runs.length === 2, 60_000);
  await Promise.all(both.map((jobs) => jobs.onApplicationShutdown()));
  expect(await made()).toEqual(['nightly', 'weekly']);

  const again = await startWorker();
  await until(async () => (await sql(`SELECT 1 FROM pgboss.version WHERE cron_on > now() - interval '5 seconds'`)).length > 0, 60_000);
  await again.onApplicationShutdown();
  expect(await made()).toEqual(['nightly', 'weekly']);
  expect(runs.toSorted()).toEqual(['nightly', 'weekly']);
}, 240_000);
