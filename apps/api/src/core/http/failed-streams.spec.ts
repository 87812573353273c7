import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Module, Query, StreamableFile } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SECRET, startEdge } from '../../../test/edge.js';
import { overhear, type Overheard } from '../../../test/overhear.js';
import { until } from '../../../test/until.js';
import { Public } from '../auth/auth.guard.js';

const TEXT = 'text/csv; charset=utf-8';
const PART = `${'Rossi;Mario;Torino\r\n'.repeat(2_000)}`;
const failure = () => Object.assign(new Error(SECRET), { code: '57014', severity: 'ERROR' });

async function* failing(parts: number): AsyncGenerator<string> {
  for (let n = 0; n < parts; n += 1) yield PART;
  // The earlier chunks must have left before the failure.
  await sleep(100);
  throw failure();
}

/** Answers that fail midway, for each way in which a route sends one. */
@Controller('api/v1/failing')
class FailingController {
  closed = false;

  @Get('lines')
  @Public()
  lines(@Query('parts') parts: string): StreamableFile {
    return new StreamableFile(Readable.from(failing(Number(parts))), { type: TEXT });
  }

  @Get('bytes')
  @Public()
  bytes(): StreamableFile {
    const bytes = new PassThrough();
    bytes.write(PART);
    setTimeout(() => bytes.destroy(failure()), 100);
    return new StreamableFile(bytes, { type: 'application/pdf', length: 3 * PART.length });
  }

  @Get('endless')
  @Public()
  endless(): StreamableFile {
    const bytes = new Readable({ read: () => void setTimeout(() => bytes.push(PART), 5) });
    bytes.once('close', () => (this.closed = true));
    return new StreamableFile(bytes, { type: TEXT });
  }
}

@Module({ controllers: [FailingController] })
class Failing {}

let app: NestFastifyApplication;
let overheard: Overheard;
beforeAll(async () => {
  overheard = overhear();
  app = await startEdge({ LOG_LEVEL: 'info' }, [Failing]);
});
afterAll(async () => {
  await app.close();
  overheard.stop();
});

/** Reads an answer to its end. */
async function fetched(path: string, headers: Record<string, string> = {}) {
  const request = get(`${await app.getUrl()}/api/v1/failing/${path}`, { headers });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', () => undefined);
  const parts: Buffer[] = [];
  let broken: string | undefined;
  try {
    for await (const part of answer) parts.push(part as Buffer);
  } catch (error) {
    broken = (error as { code?: string }).code;
  }
  return { status: answer.statusCode, id: String(answer.headers['x-request-id']), broken, text: Buffer.concat(parts).toString() };
}

const logged = (requestId: string) =>
  overheard
    .text()
    .split('\n')
    .filter((line) => line.includes(requestId) && line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; route?: string; msg?: string; err?: { code?: string } });

describe('an answer that fails after its headers', () => {
  const ways: [string, string, Record<string, string>][] = [
    ['streamed lines', 'lines?parts=3', {}],
    ['compressed lines', 'lines?parts=40', { 'Accept-Encoding': 'gzip' }],
    ['a file of a known length', 'bytes', {}],
  ];
  it.each(ways)('%s: resets the connection, and is logged with its request id', async (_, path, headers) => {
    const { status, broken, id } = await fetched(path, headers);
    expect({ status, broken }).toEqual({ status: 200, broken: 'ECONNRESET' });
    expect(logged(id)).toContainEqual(
      expect.objectContaining({
        level: 50,
        route: `/api/v1/failing/${path.split('?', 1)[0]}`,
        msg: 'An answer failed while it was being sent.',
        err: expect.objectContaining({ code: '57014' }),
      }),
    );
    expect(overheard.text()).not.toContain(SECRET);
  });
});

it('a client that reads until the connection closes sees that it was reset', async () => {
  const { hostname, port } = new URL(await app.getUrl());
  const socket = connect(Number(port), hostname);
  socket.write('GET /api/v1/failing/lines?parts=3 HTTP/1.0\r\n\r\n');
  socket.resume();
  const [error] = await Promise.race([once(socket, 'error'), once(socket, 'close')]).catch((thrown: unknown) => [thrown]);
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});

it('an answer that fails before its headers is an ordinary problem', async () => {
  const { status, text, id, broken } = await fetched('lines?parts=0');
  expect({ status, broken, code: JSON.parse(text).code }).toEqual({ status: 503, broken: undefined, code: 'overloaded' });
  expect(logged(id).map(({ msg }) => msg)).not.toContain('An answer failed while it was being sent.');
});

it('a client that disconnects is not logged as a failure, and its stream is closed', async () => {
  for (const encoding of ['identity', 'gzip']) {
    const controller = app.get(FailingController);
    controller.closed = false;
    const request = get(`${await app.getUrl()}/api/v1/failing/endless`, { headers: { 'Accept-Encoding': encoding } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => undefined);
    await once(answer, 'data');
    answer.on('error', () => undefined);
    request.destroy();
    await until(async () => controller.closed);
    expect(logged(String(answer.headers['x-request-id'])).filter(({ level }) => level > 30)).toEqual([]);
  }
});
