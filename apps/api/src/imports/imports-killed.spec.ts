import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { importCalls } from '../../test/import-calls.js';
import { until } from '../../test/until.js';

/** Compiled worker, built by `npm test`. */
const WORKER = resolve(import.meta.dirname, '../../dist/src/worker.js');
const KILLS = process.env.SESTANTE_SOAK === '1' ? 40 : 8;
const ROWS = 6_000;
/** Longest time a working worker runs before it is killed, in milliseconds. */
const PEACE_MS = 1_500;

let test: TestApp;
let calls: ReturnType<typeof importCalls>;
let workers: ChildProcess[] = [];
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'off' }, 'imports_killed');
  calls = importCalls(test);
});
afterAll(async () => {
  workers.forEach((worker) => worker.kill('SIGKILL'));
  await test.close();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  asLogin(test.database.adminUrl, async (db) => (await db.query<Row>(text, values)).rows);

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, [WORKER], { env: { ...process.env, SESTANTE_WORKER: 'on', NODE_OPTIONS: '' }, stdio: 'ignore' });
  workers = [...workers, worker];
  return worker;
}

/** Kills the worker like a power cut, and requeues its job at once, as the supervisor does after the heartbeat stops. */
async function kill(worker: ChildProcess): Promise<void> {
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
  workers = workers.filter((other) => other !== worker);
  await sql(`UPDATE pgboss.job SET state = 'retry', retry_count = 0, start_after = now() WHERE name = 'import' AND state = 'active'`);
}

it(`an import that crashes ${KILLS} times is always consistent, and ends like an uninterrupted one`, async () => {
  const { admin } = await test.make.agency();
  const people = Array.from(
    { length: ROWS },
    (_, n) => `Rossi${'abcdefghij'[n % 10]};Mario;${n % 7 === 6 ? '31/02/1980' : '28/02/1980'};C${n % 5_000}`,
  );
  const before = await calls.digests();
  const { id } = await calls.uploaded(admin, ['Cognome;Nome;Data di nascita;Codice Omnia', ...people].join('\n'));
  const wrong: string[] = [];
  let kills = 0;
  /** Starts the work and keeps killing its worker until the work is done or no kills are left. */
  const survived = async (what: 'dry-run' | 'run' | 'rollback') => {
    await test.as(admin).post(`imports/${id}/${what}`).expect(202);
    for (;;) {
      const worker = startWorker();
      const idle = async () => !/^(checking|running|rolling-back)$/.test((await calls.get(admin, id)).state);
      const taken = async () => (await sql(`SELECT 1 FROM pgboss.job WHERE name = 'import' AND state = 'active'`)).length > 0;
      await until(async () => (await idle()) || (await taken()), 120_000);
      if (kills < KILLS) await sleep(Math.random() * PEACE_MS);
      else await until(idle, 240_000);
      await kill(worker);
      const now = await calls.get(admin, id);
      const made = Number((await sql<{ n: string }>('SELECT count(*) AS n FROM clients WHERE agency_id = $1', [admin.agencyId]))[0]?.n);
      const expected = now.state === 'rolled-back' ? 0 : (now.result?.created ?? 0);
      if (made !== expected) wrong.push(`${what} ${now.state}: ${made} made, ${expected} told`);
      if (await idle()) return now;
      kills += 1;
    }
  };
  const { dryRun } = await survived('dry-run');
  for (let round = 0; round === 0 || kills < KILLS; round += 1) {
    const { state, result } = await survived('run');
    expect({ state, result }).toEqual({ state: 'done', result: dryRun });
    expect((await survived('rollback')).state).toBe('rolled-back');
  }
  expect(wrong).toEqual([]);
  expect(kills).toBe(KILLS);
  expect(await calls.digests()).toEqual(before);
}, 900_000);
