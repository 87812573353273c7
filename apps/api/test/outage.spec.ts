import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { startApp, type TestApp } from './app.js';
import { asLogin } from './database.js';
import type { Person } from './make.js';
import { setVariables } from './variables.js';

const KILLS = 2;
const WRITERS = 4;
const BACK_WITHIN_MS = 5_000;

const folder = mkdtempSync(join(tmpdir(), 'sestante-outage-'));
const dataDir = join(folder, 'db');
const usualServer = process.env.TEST_ADMIN_URL ?? '';
let server: Awaited<ReturnType<typeof startPostgres>>;
let test: TestApp;
let admin: Person;
beforeAll(async () => {
  chmodSync(folder, 0o755); // when run as root, PostgreSQL runs as another user, who must be able to enter the folder
  // Durable settings as in production: acknowledged writes are on disk.
  server = await startPostgres({ dataDir });
  setVariables({ TEST_ADMIN_URL: server.url() });
  test = await startApp({}, 'outage');
  ({ admin } = await test.make.agency());
}, 120_000);
afterAll(async () => {
  setVariables({ TEST_ADMIN_URL: usualServer });
  await test.close();
  await server.stop('immediate').catch(() => undefined); // the server may already be down if a test has failed
  rmSync(folder, { recursive: true, force: true });
});

/** Kills the server and its child processes at once, as a machine crash would. */
function kill(): void {
  const isChild = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] === String(server.pid);
    } catch {
      return false; // the process has already ended
    }
  };
  const children = process.platform === 'linux' ? readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && isChild(entry)) : [];
  for (const pid of [server.pid, ...children.map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // the child ended with its parent
    }
  }
}

it('PostgreSQL killed under load: 503 while it is down, service resumes at once, no acknowledged write is lost', async () => {
  const acknowledged: string[] = [];
  const answers = new Map<number, number>();
  let writing = true;
  let number = 0;
  const writers = Array.from({ length: WRITERS }, async () => {
    while (writing) {
      const answer = await test
        .as(admin)
        .post('clients')
        .send({ type: 'retail', firstName: 'Prova', lastName: `Numero ${(number += 1)}`, omniaCode: `N-${number}` });
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      if (answer.status === 201) acknowledged.push(answer.body.id);
      else await sleep(50);
    }
  });

  for (let n = 0; n < KILLS; n += 1) {
    const before = acknowledged.length;
    while (acknowledged.length < before + 20) await sleep(20);
    kill();
    await sleep(300);
    for (const request of [
      () => test.as(admin).get('clients'),
      () => test.as(admin).post('tags').send({ name: 'Assente' }),
      () => test.as().get('/health/ready'),
    ]) {
      const { status, headers, body } = await request();
      expect({ status, type: headers['content-type'], code: body.code }).toEqual({
        status: 503,
        type: 'application/problem+json; charset=utf-8',
        code: 'database-unavailable',
      });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    await test.as().get('/health/live').expect(200);

    server = await startPostgres({ dataDir, port: server.port });
    const back = performance.now();
    const written = acknowledged.length;
    while ((await test.as(admin).get('clients')).status !== 200 || acknowledged.length === written) {
      expect(performance.now() - back).toBeLessThan(BACK_WITHIN_MS);
      await sleep(50);
    }
    await test.as().get('/health/ready').expect(200);
  }
  writing = false;
  await Promise.all(writers);

  expect([...answers.keys()].toSorted((a, b) => a - b)).toEqual([201, 503]);
  const [kept, halves] = await asLogin(
    server.url('outage'),
    async (client) =>
      [
        (await client.query<{ id: string }>('SELECT id FROM clients')).rows.map(({ id }) => id),
        (
          await client.query(
            `SELECT 1 FROM clients c FULL JOIN timeline_entries t ON t.agency_id = c.agency_id AND t.subject_id = c.id WHERE c.id IS NULL OR t.id IS NULL`,
          )
        ).rowCount,
      ] as const,
  );
  const there = new Set(kept);
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  expect(halves).toBe(0);
  // A write without acknowledgement may exist, since its answer was lost with the connection.
  expect(kept.length - acknowledged.length).toBeLessThanOrEqual(KILLS * WRITERS);
}, 120_000);
