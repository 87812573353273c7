import { once } from 'node:events';
import { request as send } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { startEdge } from '../../../test/edge.js';
import { Make, type Person } from '../../../test/make.js';
import { until } from '../../../test/until.js';
import { AccessTokens } from '../auth/access-token.js';
import { Allow, Caller } from '../auth/auth.guard.js';
import type { Actor } from '../auth/actor.js';
import { Log } from '../log.js';

const SHARE = 6;
const begun = new Map<string, number>();
let go: () => void = () => undefined;
let gate = Promise.resolve();
const close = () => {
  gate = new Promise((resolve) => (go = resolve));
};

/** Work that lasts until the test releases it. */
@Controller('api/v1/held')
class HeldController {
  @Get()
  @Allow()
  async held(@Caller() actor: Actor) {
    begun.set(actor.agencyId, (begun.get(actor.agencyId) ?? 0) + 1);
    await gate;
    return { done: true };
  }
}

@Module({ controllers: [HeldController] })
class Held {}

let app: NestFastifyApplication;
let url: string;
let make: Make;
beforeAll(async () => {
  app = await startEdge({ SESTANTE_RATE_LIMITS: 'off' }, [Held]);
  url = await app.getUrl();
  make = new Make(app);
});
afterAll(async () => {
  go();
  await app.close();
});

const authorization = ({ id, sessionId }: Person) => `Bearer ${app.get(AccessTokens).sign(id, sessionId)}`;
const get = (person: Person, path: string) => supertest(url).get(`/api/v1/${path}`).set('Authorization', authorization(person));
const begunFor = ({ agencyId }: Person) => begun.get(agencyId) ?? 0;

it('work of a disconnected caller is not started, and this is logged', async () => {
  close();
  const { admin } = await make.agency();
  const { admin: other } = await make.agency();
  const atWork = Array.from({ length: SHARE }, () => get(admin, 'held').then(({ status }) => status));
  await until(() => Promise.resolve(begunFor(admin) === SHARE));
  const statuses: unknown[] = [];
  const lines = jest
    .spyOn(app.get(Log), 'info')
    .mockImplementation((line: unknown) => void statuses.push((line as { status: number }).status));
  const waiting = Array.from({ length: 10 }, () => send(`${url}/api/v1/held`, { headers: { Authorization: authorization(admin) } }));
  for (const request of waiting) request.once('error', () => undefined).end();
  await sleep(300);
  for (const request of waiting) request.destroy();
  await sleep(100);
  // Meanwhile another agency is served, and the process reports that it is alive.
  await get(other, 'clients').expect(200);
  await supertest(url).get('/health/live').expect(200);
  go();
  expect(await Promise.all(atWork)).toEqual(Array.from({ length: SHARE }, () => 200));
  await get(admin, 'held').expect(200);
  lines.mockRestore();
  expect(begunFor(admin)).toBe(SHARE + 1);
  expect(statuses.filter((status) => status === 499)).toHaveLength(10);
});

it('uploads in transit take no place', async () => {
  const { admin } = await make.agency();
  const { id } = await make.client(admin);
  const sockets = await Promise.all(
    Array.from({ length: SHARE * 2 }, async (): Promise<Socket> => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      await once(
        socket.on('error', () => undefined),
        'connect',
      );
      socket.write(
        `POST /api/v1/clients/${id}/documents HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization(admin)}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n--b\r\n`,
      );
      return socket;
    }),
  );
  await sleep(200);
  const start = performance.now();
  await get(admin, 'clients').expect(200);
  expect(performance.now() - start).toBeLessThan(1_500);
  for (const socket of sockets) socket.destroy();
});

it('a flood of answers is sampled in the log, failures are not', async () => {
  const { admin } = await make.agency();
  const written: { status: number; leftOut?: number }[] = [];
  const lines = jest.spyOn(app.get(Log), 'info').mockImplementation((line: unknown) => void written.push(line as { status: number }));
  const errors = jest.spyOn(app.get(Log), 'error').mockImplementation(() => undefined);
  for (let n = 0; n < 10; n += 1) {
    await Promise.all(Array.from({ length: 80 }, () => get(admin, 'me')));
    await supertest(url).get('/api/v1/mistakes/thrown').expect(500);
  }
  const failures = errors.mock.calls.length;
  // The count of omitted lines appears with the next line of a calmer second.
  await sleep(1_000);
  await get(admin, 'me');
  lines.mockRestore();
  errors.mockRestore();
  const of = (wanted: (status: number) => boolean) => written.filter(({ status }) => wanted(status));
  expect([of((status) => status === 500).length, failures]).toEqual([10, 10]);
  const good = of((status) => status !== 500);
  expect(good.length + good.reduce((sum, { leftOut = 0 }) => sum + leftOut, 0)).toBe(801);
});
