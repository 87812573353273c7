// Tests the life of an installation with real processes: start, crashes, backup, stop, restore.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './installation.mjs';
import { freePort } from './postgres.mjs';
import { postmaster } from './postmaster.mjs';

const SERVICE_BACK_WITHIN = 5000;

const folder = mkdtempSync(join(tmpdir(), 'sestante-life-'));
chmodSync(folder, 0o755); // PostgreSQL's user must traverse it
const dataDir = join(folder, 'data');
let port;
let running;

before(async () => {
  port = await freePort();
});

after(async () => {
  if (running?.exitCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

function command(script, args = [], more = {}) {
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    SESTANTE_RATE_LIMITS: 'off',
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    ...more,
  };
  const child = spawn(process.execPath, ['--import', join(root, 'scripts/orphan.mjs'), join(root, 'scripts', script), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (child.said += text));
  return child;
}

async function ended(child) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

const get = (path, token) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
    signal: AbortSignal.timeout(10_000),
  });
const status = (path, token) =>
  get(path, token).then(
    (response) => response.status,
    () => 0,
  );

async function until(condition, within, what) {
  const began = Date.now();
  while (!(await condition())) {
    assert.ok(Date.now() - began < within, `${what} took longer than ${within} ms: ${running?.said}`);
    await sleep(25);
  }
  return Date.now() - began;
}

async function started(within) {
  running = command('start.mjs');
  const took = await until(() => running.said.includes('Stop: Ctrl-C') || running.exitCode !== null, within, 'the start');
  assert.equal(running.exitCode, null, running.said);
  return took;
}

async function post(path, body, token) {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, body: await response.json() };
}

const apiPid = () => JSON.parse(readFileSync(join(dataDir, 'logs/api.log'), 'utf8').trimEnd().split('\n').at(-1)).pid;
const token = async () =>
  (await post('/auth/login', { email: 'giulia.ferraris@bellini.example', password: 'sestante-demo-2026' })).body.accessToken;

test('a first start creates a database with the demo and prints the address', { timeout: 120_000 }, async () => {
  await started(90_000);
  assert.match(running.said, new RegExp(`http://localhost:${port}`));
  assert.match(running.said, /giulia\.ferraris@bellini\.example/);
  assert.equal(await status('/health/ready'), 200);
});

test('a second application on the same data is refused in one sentence', async () => {
  const second = command('start.mjs', [], { PORT: String(await freePort()) });
  assert.equal(await ended(second), 1);
  assert.match(second.said, /already runs on this database/);
  assert.equal(await status('/health/ready'), 200);
});

test('PostgreSQL killed under load: 503 meanwhile, back within five seconds, no acknowledged write lost', { timeout: 60_000 }, async () => {
  const bearer = await token();
  const acknowledged = [];
  const seen = new Set();
  let writing = true;
  const writers = [1, 2, 3, 4].map(async (writer) => {
    for (let round = 0; writing; round++) {
      const answer = await post('/clients', { type: 'retail', firstName: `Prova${writer}`, lastName: `Crollo${round}` }, bearer).catch(
        () => ({ status: 0 }),
      );
      seen.add(answer.status);
      if (answer.status === 201) acknowledged.push(answer.body.id);
      await sleep(answer.status === 201 ? 5 : 50);
    }
  });
  for (let kill = 0; kill < 3; kill++) {
    await sleep(700);
    const before = acknowledged.length;
    process.kill(postmaster(join(dataDir, 'db')).pid, 'SIGKILL');
    await until(() => acknowledged.length > before + 4, SERVICE_BACK_WITHIN, 'the way back');
    assert.equal(await status('/health/live'), 200);
  }
  writing = false;
  await Promise.all(writers);
  assert.deepEqual(
    [...seen].filter((code) => code !== 201 && code !== 503),
    [],
  );
  for (const id of acknowledged) assert.equal(await status(`/api/v1/clients/${id}`, bearer), 200);
});

test('an API killed with -9 comes back', { timeout: 30_000 }, async () => {
  const pid = apiPid();
  process.kill(pid, 'SIGKILL');
  await until(async () => (await status('/health/ready')) === 0, 2000, 'the end of the API');
  await until(async () => (await status('/health/ready')) === 200, 15_000, 'the API');
  assert.notEqual(apiPid(), pid);
});

test('an API that hangs is replaced', { timeout: 90_000 }, async (t) => {
  // The supervisor leaves a process alone until it has had an answer from it.
  await sleep(2000);
  const pid = apiPid();
  process.kill(pid, 'SIGSTOP');
  const took = await until(async () => running.said.includes('has not answered for 15 s'), 45_000, 'to notice it');
  await until(async () => (await status('/health/ready')) === 200, 30_000, 'the new API');
  assert.notEqual(apiPid(), pid);
  t.diagnostic(`noticed after ${took} ms`);
});

test('a backup of the running application goes into a new installation with equal digests, once', { timeout: 60_000 }, async () => {
  const archive = join(folder, 'archive');
  const backup = command('backup.mjs', [archive]);
  assert.equal(await ended(backup), 0, backup.said);
  const elsewhere = { DATA_DIR: join(folder, 'new') };
  const restore = command('restore.mjs', [archive], elsewhere);
  assert.equal(await ended(restore), 0, restore.said);
  const { tables } = JSON.parse(readFileSync(join(archive, 'manifest.json'), 'utf8'));
  for (const table of tables)
    assert.match(restore.said, new RegExp(`${table.schema}.${table.name} .*${table.rows}  ${table.digest.slice(0, 16)}: equal`));
  assert.ok(tables.find((table) => table.name === 'clients').rows > 1284);
  const refused = async () => {
    const again = command('restore.mjs', [archive], elsewhere);
    assert.equal(await ended(again), 1);
    return again.said;
  };
  assert.match(await refused(), /files is not empty/);
  rmSync(join(folder, 'new/files'), { recursive: true });
  assert.match(await refused(), /in use/);
});

test('after everything was killed with -9, the next start finds its data', { timeout: 60_000 }, async () => {
  const pids = [running.pid, apiPid(), postmaster(join(dataDir, 'db')).pid];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await ended(running);
  await started(20_000);
  assert.equal(await status('/api/v1/me', await token()), 200);
});

test('a start whose supervisor was killed leaves no process behind', { timeout: 60_000 }, async () => {
  running.kill('SIGKILL');
  await ended(running);
  await started(20_000);
  assert.equal(await status('/health/ready'), 200);
});

test('when told to stop, all processes stop', { timeout: 30_000 }, async () => {
  running.kill('SIGTERM');
  assert.equal(await ended(running), 0, running.said);
  assert.equal(await status('/health/live'), 0);
  assert.equal(existsSync(join(dataDir, 'db/postmaster.pid')), false);
});
