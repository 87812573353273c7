import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import { pdf } from '../../../test/sample-files.js';
import { until } from '../../../test/until.js';
import { AccessTokens } from '../../core/auth/access-token.js';
import { Config } from '../../core/config.js';
import { DocumentsEvents } from './documents.events.js';

/** Server as built by `npm test`. */
const SERVER = resolve(import.meta.dirname, '../../../dist/src/main.js');
const UPLOADS = 50;
const KILLS = 3;

let test: TestApp;
let server: ChildProcess | undefined;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'off' }, 'documents_killed');
});
afterAll(async () => {
  server?.kill('SIGKILL');
  await test.close();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

/** Starts a second process of the same installation, which the test can kill. */
async function startServer(): Promise<string> {
  const port = await freePort();
  server = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.status === 200, 60_000);
  return url;
}

const rows = () =>
  asLogin(test.database.adminUrl, async (db) =>
    (await db.query<{ id: string }>('SELECT id FROM document_versions')).rows.map(({ id }) => id),
  );
const files = (): string[] =>
  readdirSync(join(test.app.get(Config).dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

it(`after ${KILLS} crashes during ${UPLOADS} uploads no row lacks its file, and after the clean-up no file lacks its row`, async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  const headers = { Authorization: `Bearer ${test.app.get(AccessTokens).sign(admin.id, admin.sessionId)}` };
  let acknowledged = 0;
  let cut = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const url = await startServer();
    const sent = Array.from({ length: UPLOADS }, async (_, n) => {
      const form = new FormData();
      form.set('file', new Blob([Buffer.concat([pdf(`numero ${n}`), Buffer.alloc(300_000)])]), `${kill}-${n}.pdf`);
      const answer = await fetch(`${url}/api/v1/clients/${id}/documents`, { method: 'POST', headers, body: form }).catch(() => undefined);
      if (answer?.status === 201) acknowledged += 1;
      else cut += 1;
    });
    const before = acknowledged;
    await until(async () => acknowledged > before + 3 * kill);
    await sleep(Math.random() * 100);
    const ended = once(server as ChildProcess, 'exit');
    server?.kill('SIGKILL');
    await Promise.all([ended, ...sent]);
    const kept = new Set(files());
    expect((await rows()).filter((row) => !kept.has(row))).toEqual([]);
  }
  expect(cut).toBeGreaterThan(0);
  expect((await rows()).length).toBeGreaterThanOrEqual(acknowledged);
  await test.app.get(DocumentsEvents).sweep(-1_000);
  expect(files().toSorted()).toEqual((await rows()).toSorted());
  const { body } = await test.as(admin).get(`clients/${id}/documents?limit=1`).expect(200);
  await test.as(admin).get(`clients/${id}/documents/${body.data[0].id}/file`).expect(200);
}, 180_000);
