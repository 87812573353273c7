import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from './app.js';
import { AccessTokens } from '../src/core/auth/access-token.js';
import { operationOf } from './document.js';
import { report } from './figures.js';
import type { Person } from './make.js';
import { oddBodies, oddBody, type OddBody } from './odd-bodies.js';
import { uncaught } from './raw-call.js';

const SOAK = process.env.SESTANTE_SOAK === '1';
/** Generous limit: each request takes less than 200 ms on an idle machine. */
const SLOWEST_MS = 2_000;
/** Limit in CPU time of this process, which is independent of other load. */
const MAX_WORK_MS = 500;
const LARGEST_ANSWER = 64 * 1024;

let test: TestApp;
let admin: Person;
let url: string;
beforeAll(async () => {
  test = await startApp({}, 'odd_bodies');
  ({ admin } = await test.make.agency());
  for (let n = 0; n < 20; n += 1) await test.make.client(admin);
  url = await test.app.getUrl();
});
afterAll(() => test.close());

async function send({ operation, body }: OddBody, token = true) {
  const path = operation.path.replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
  const began = performance.now();
  const before = process.cpuUsage();
  const answer = await fetch(`${url}${path}`, {
    method: operation.method,
    headers: {
      'content-type': 'application/json',
      ...(operation.versioned ? { 'if-match': '*' } : {}),
      ...(token ? { authorization: `Bearer ${test.app.get(AccessTokens).sign(admin.id, admin.sessionId)}` } : {}),
    },
    body,
  });
  const text = await answer.text();
  const { user, system } = process.cpuUsage(before);
  // Includes the CPU time of the client in this process; the server used less.
  return { status: answer.status, text, milliseconds: performance.now() - began, cpu: (user + system) / 1_000 };
}

const errorsOf = (text: string) => (JSON.parse(text) as { errors?: { pointer: string; code: string }[] }).errors ?? [];

it.each([
  ['createClient', '/household/members: nine thousand empty objects', 422, 'array-max-size'],
  ['createClient', '/household/members: many empty objects', 400, undefined],
  ['createClient', '/tagIds: many short texts', 400, undefined],
  ['createClient', '/tagIds: ten thousand ids', 422, 'array-max-size'],
  ['createClient', '/household: nine thousand empty objects', 422, 'array-max-size'],
  ['createClient', 'two thousand unknown keys', 422, 'unknown-field'],
  ['createClient', 'sixty thousand unknown keys', 400, undefined],
  ['bulkClients', '/ids: ten thousand texts of one letter', 422, 'is-uuid'],
  ['bulkClients', '/ids: ten thousand ids, two alike', 422, 'array-unique'],
])('%s with %s is refused quickly, with a short answer', async (id, name, status, code) => {
  const answer = await send(oddBody(id, name));
  const errors = status === 422 ? errorsOf(answer.text) : [];
  expect([answer.status, errors[0]?.code]).toEqual([status, code]);
  expect(errors.length).toBeLessThanOrEqual(100);
  expect(answer.text.length).toBeLessThan(LARGEST_ANSWER);
  expect(answer.milliseconds).toBeLessThan(SLOWEST_MS);
});

it('reports at most a hundred errors', async () => {
  const keys = Array.from({ length: 150 }, (_, n) => [`k${n}`, 1]);
  const { status, text } = await send({ name: '', operation: operationOf('createClient'), body: JSON.stringify(Object.fromEntries(keys)) });
  expect(status).toBe(422);
  expect(errorsOf(text)).toHaveLength(100);
  expect(new Set(errorsOf(text).map((error) => error.code))).toEqual(new Set(['unknown-field']));
});

it('accepts at most 16 kB without a log-in', async () => {
  const operation = operationOf('logIn');
  const body = (length: number) => JSON.stringify({ email: 'a@posta.example', password: 'x', more: 'x'.repeat(length) });
  expect((await send({ name: '', operation, body: body(17_000) }, false)).status).toBe(413);
  expect((await send({ name: '', operation, body: body(15_000) }, false)).status).toBe(422);
  // Without credentials the body is not parsed.
  const closed = { name: '', operation: operationOf('createClient') };
  for (const sent of [`{"a":${'['.repeat(100_000)}`, `{"notes":"${'x'.repeat(500_000)}"}`, '{}'])
    expect((await send({ ...closed, body: sent }, false)).status).toBe(401);
});

it('refuses every large body quickly, with a short answer, and keeps running', async () => {
  const watch = uncaught();
  const statuses: Record<string, number> = {};
  const wrong: string[] = [];
  const times: { cpu: number; milliseconds: number; label: string }[] = [];
  for (const odd of oddBodies(SOAK ? undefined : 200)) {
    const { status, text, milliseconds, cpu } = await send(odd, odd.operation.permissions !== 'public');
    statuses[status] = (statuses[status] ?? 0) + 1;
    const label = `${odd.operation.id} ${odd.name}: ${status}, ${text.length} characters, ${Math.round(milliseconds)} ms, ${Math.round(cpu)} ms of work`;
    times.push({ cpu, milliseconds, label });
    if (status >= 500 || (status >= 400 && Buffer.byteLength(text) > LARGEST_ANSWER) || milliseconds > SLOWEST_MS || cpu > MAX_WORK_MS)
      wrong.push(label);
  }
  watch.stop();
  await test.as(admin).get('/health/live').expect(200);
  const by = (what: 'cpu' | 'milliseconds') => times.toSorted((one, other) => other[what] - one[what]);
  const worst = by('milliseconds')[0]?.milliseconds ?? 0;
  report('odd-bodies', { 'odd bodies': times.length, 'slowest odd body (ms)': Math.round(worst) });
  const lines = by('cpu')
    .slice(0, 5)
    .map(({ label }) => `  ${label}\n`);
  process.stdout.write(`odd-bodies: statuses ${JSON.stringify(statuses)}; most work:\n${lines.join('')}`);
  expect({ wrong, uncaught: watch.found }).toEqual({ wrong: [], uncaught: [] });
}, 1_200_000);

it('does not delay other requests', async () => {
  const p95 = async (running: () => boolean) => {
    const times: number[] = [];
    while (running()) {
      const began = performance.now();
      await test.as(admin).get('clients').expect(200);
      times.push(performance.now() - began);
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  };
  let calls = 0;
  const alone = await p95(() => (calls += 1) <= 100);
  const bodies = [...oddBodies(40)];
  let sending = true;
  const sent = (async () => {
    for (const odd of bodies) {
      await send(odd, odd.operation.permissions !== 'public');
      await sleep(50);
    }
    sending = false;
  })();
  const beside = await p95(() => sending);
  await sent;
  process.stdout.write(`odd-bodies: another caller's p95 ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside large bodies\n`);
  expect(beside).toBeLessThan(alone + 1_000);
});
