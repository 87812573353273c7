import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import pg from 'pg';
import supertest from 'supertest';
import sql from 'sql-template-tag';
import { startApp, type TestApp } from '../../../test/app.js';
import { startEdge } from '../../../test/edge.js';
import { MAX_DELAY_MS } from './server.js';
import { Make, type TestAgency } from '../../../test/make.js';
import { AccessTokens } from '../auth/access-token.js';
import type { Actor } from '../auth/actor.js';
import { Allow, Caller } from '../auth/auth.guard.js';
import { Db } from '../database/db.js';
import { Log } from '../log.js';

const SLOW_MS = 1_500;
const CROWD = 200;
const BACK_WITHIN_MS = 5_000;

@Controller('api/v1/slow')
class SlowController {
  constructor(private readonly db: Db) {}

  @Get()
  @Allow()
  async slow(@Caller() actor: Actor) {
    await this.db.read(actor, sql`SELECT pg_sleep(${SLOW_MS / 1000})`);
    return { done: true };
  }
}

@Module({ controllers: [SlowController] })
class Slow {}

let test: TestApp;
let agency: TestAgency;
beforeAll(async () => {
  test = await startApp({}, undefined, MAX_DELAY_MS);
  agency = await test.make.agency();
});
afterAll(() => test.close());

/** Holds a lock in another session until released. */
async function holding(sql: string, values: unknown[] = []): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: test.database.ownerUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query(sql, values);
  return () => client.end();
}

/** Sends all requests at once; times are measured by the server, so that a slow client does not count. */
async function crowd(send: () => supertest.Test) {
  const times: number[] = [];
  const lines = jest.spyOn(test.app.get(Log), 'info').mockImplementation((line: unknown) => void times.push((line as { ms: number }).ms));
  const answers = await Promise.all(Array.from({ length: CROWD }, send));
  lines.mockRestore();
  const shed = answers.filter(({ body }) => String((body as { detail?: string }).detail).startsWith('Too many requests are waiting'));
  return {
    answers,
    shed,
    median: times.toSorted((x, y) => x - y)[Math.floor(times.length / 2)] ?? Number.NaN,
    slowest: Math.max(...times),
  };
}

/** Sixty requests may run or wait while the database lets them; the rest is refused at once. */
function expectBackPressure({ answers, shed, median, slowest }: Awaited<ReturnType<typeof crowd>>): void {
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  expect(answers.every(({ headers }) => Number(headers['retry-after']) >= 1)).toBe(true);
  expect(answers.every(({ headers }) => String(headers['content-type']).startsWith('application/problem+json'))).toBe(true);
  expect(shed.length).toBeGreaterThanOrEqual(CROWD / 4);
  // Maximum wait for a connection, with some margin.
  expect(median).toBeLessThan(3_500);
  expect(slowest).toBeLessThan(8_000);
}

describe('when the database is overloaded', () => {
  it('answers excess reads with 503, most of them at once, and recovers afterwards', async () => {
    await test.as(agency.admin).get('clients').expect(200);
    const release = await holding('LOCK TABLE clients IN ACCESS EXCLUSIVE MODE');
    const answers = crowd(() => test.as(agency.admin).get('clients'));
    await sleep(200);
    await test.as().get('/health/live').expect(200);
    expectBackPressure(await answers.finally(release));
    await test.as(agency.admin).get('clients').expect(200);
    await test.as().get('/health/ready').expect(200);
  });

  it('does the same with writes that wait for a row lock, and loses no acknowledged write', async () => {
    const client = await test.make.client(agency.admin);
    const release = await holding('SELECT 1 FROM clients WHERE id = $1 FOR UPDATE', [client.id]);
    const write = () => test.as(agency.admin).patch(`clients/${client.id}`).set('If-Match', '*').send({ notes: 'scritto' });
    expectBackPressure(await crowd(write).finally(release));
    await write()
      .expect(200)
      .expect(({ body }) => expect(body.version).toBe(2));
  });
});

describe('when the process itself is overloaded', () => {
  const pause = (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  const statuses = async (forMs: number) => {
    const seen: number[] = [];
    const end = Date.now() + forMs;
    while (Date.now() < end) {
      seen.push((await test.as().get('/health/live')).status);
      await sleep(100);
    }
    return seen;
  };

  it('a single pause causes no refusal', async () => {
    await sleep(500);
    pause(1_300);
    expect(new Set(await statuses(2_500))).toEqual(new Set([200]));
  });

  it('a pause of a whole sample, which leaves nothing measured, causes no refusal', async () => {
    for (let round = 0; round < 2; round += 1) {
      pause(2_200);
      await sleep(1);
    }
    expect(new Set(await statuses(2_500))).toEqual(new Set([200]));
  });

  it('repeated pauses cause refusals until they end', async () => {
    // The delay is sampled, so overload is noticed after a few pauses, not after one.
    const refused = async (left: number): Promise<supertest.Response> => {
      pause(1_300);
      await sleep(1);
      const answer = await test.as().get('/health/live');
      return answer.status === 503 || left === 0 ? answer : refused(left - 1);
    };
    const { status, body, headers } = await refused(12);
    expect([status, (body as { code?: string }).code, headers['retry-after']]).toEqual([503, 'overloaded', '1']);
    await sleep(BACK_WITHIN_MS);
    await test.as().get('/health/live').expect(200);
  });
});

describe('a client that sends its request very slowly', () => {
  const WAIT_MS = 10_000;

  it('is disconnected within ten seconds, together with a hundred like it, while others are served', async () => {
    const { port } = new URL(await test.app.getUrl());
    const token = test.app.get(AccessTokens).sign(agency.admin.id, agency.admin.sessionId);
    const body = `POST /api/v1/clients HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;
    // Slow headers, a slow body, and connections that send nothing at all.
    const ends: Promise<number>[] = [];
    const sockets: Socket[] = [];
    for (let n = 0; n < 100; n += 1) {
      const start = performance.now();
      const socket = connect(Number(port), '127.0.0.1');
      sockets.push(socket);
      socket.on('error', () => undefined).on('data', () => undefined);
      if (n % 3 === 0) socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n');
      if (n % 3 === 1) socket.write(body);
      ends.push(new Promise((resolve) => socket.on('close', () => resolve(performance.now() - start))));
    }
    const DROPS = [() => `X-Drop-${Date.now()}: 1\r\n`, () => ' ', () => ''];
    const drops = setInterval(() => sockets.forEach((socket, n) => socket.writable && socket.write(DROPS[n % 3]?.() ?? '')), 1_000);
    let done = false;
    const closed = Promise.all(ends).finally(() => (done = true));
    while (!done) {
      const start = performance.now();
      await test.as(agency.admin).get('me').expect(200);
      expect(performance.now() - start).toBeLessThan(5_000);
      await Promise.race([closed, sleep(500)]);
    }
    clearInterval(drops);
    expect(Math.max(...(await closed))).toBeLessThan(WAIT_MS);
  });
});

describe('a process that is told to stop', () => {
  it('reports itself not ready, finishes running requests, and accepts no new ones', async () => {
    const app = await startEdge({ SESTANTE_RATE_LIMITS: 'off' }, [Slow]);
    const url = await app.getUrl();
    const { admin } = await new Make(app).agency();
    const slow = supertest(url)
      .get('/api/v1/slow')
      .set('Authorization', `Bearer ${app.get(AccessTokens).sign(admin.id, admin.sessionId)}`);
    const inFlight = slow.then((response) => response);
    await sleep(300);
    await supertest(url).get('/health/ready').expect(200);

    const stopped = app.close();
    await sleep(50);
    await supertest(url).get('/health/live').expect(200);
    await supertest(url)
      .get('/health/ready')
      .expect(503)
      .expect('Retry-After', '1')
      .expect(({ body }) => expect(body.code).toBe('stopping'));
    const answer = await inFlight;
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: { done: true } });
    await stopped;
    await expect(supertest(url).get('/health/live')).rejects.toThrow(/ECONNREFUSED/);
  });
});
