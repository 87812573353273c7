import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { startEdge } from '../../../test/edge.js';
import { codeOf, rawCall, statusOf } from '../../../test/raw-call.js';

let app: NestFastifyApplication;
let url: string;
beforeAll(async () => {
  app = await startEdge({ PUBLIC_URL: 'https://clienti.example.it' });
  url = await app.getUrl();
});
afterAll(() => app.close());

const HOST = 'Host: clienti.example.it';
const nothing = () => Promise.resolve();

it.each([
  ['an unknown method', ['FOO / HTTP/1.1', HOST], 400, 'malformed-request'],
  ['an unknown HTTP version', ['GET / HTTP/9.9', HOST], 400, 'malformed-request'],
  ['a header without a colon', ['GET / HTTP/1.1', HOST, 'no colon'], 400, 'malformed-request'],
  ['a folded header', ['GET / HTTP/1.1', HOST, 'X-A: a', ' b'], 400, 'malformed-request'],
  ['a NUL in a header', ['GET / HTTP/1.1', HOST, 'X-A: a\0b'], 400, 'malformed-request'],
  ['a space before the colon', ['GET / HTTP/1.1', HOST, 'Content-Length : 3'], 400, 'malformed-request'],
  ['two lengths', ['POST /api/v1/auth/login HTTP/1.1', HOST, 'Content-Length: 3', 'Content-Length: 4'], 400, 'malformed-request'],
  ['a length that is not a number', ['POST /api/v1/auth/login HTTP/1.1', HOST, 'Content-Length: 3a'], 400, 'malformed-request'],
  [
    'a length together with chunked encoding',
    ['POST /api/v1/auth/login HTTP/1.1', HOST, 'Content-Length: 4', 'Transfer-Encoding: chunked'],
    400,
    'malformed-request',
  ],
  [
    'an unknown transfer encoding',
    ['POST /api/v1/auth/login HTTP/1.1', HOST, 'Transfer-Encoding: chunked, identity'],
    400,
    'malformed-request',
  ],
  ['headers without end', ['GET / HTTP/1.1', HOST, `X-A: ${'a'.repeat(40_000)}`], 431, 'headers-too-large'],
])('%s is refused as a problem, with the security headers, and the connection ends', async (_what, head, status, code) => {
  const answer = await rawCall(url, head, nothing);
  expect({ status: statusOf(answer), code: codeOf(answer) }).toEqual({ status, code });
  for (const header of [
    /^content-type: application\/problem\+json; charset=utf-8$/im,
    /^x-content-type-options: nosniff$/im,
    /^content-security-policy: default-src 'none'/im,
    /^strict-transport-security: max-age=31536000/im,
    /^cache-control: no-store$/im,
    /^connection: close$/im,
  ])
    expect(answer).toMatch(header);
});

it('a request without a Host header is refused', async () => {
  expect(statusOf(await rawCall(url, ['GET / HTTP/1.1'], nothing))).toBe(400);
});

it.each(['TRACE', 'OPTIONS', 'PROPFIND'])('%s reveals nothing and is not echoed', async (method) => {
  const answer = await rawCall(url, [`${method} /api/v1/me HTTP/1.1`, HOST, 'X-Secret: canarino'], nothing);
  expect(statusOf(answer)).toBe(404);
  expect(answer).not.toContain('canarino');
});

it.each(['/.git/config', '/.git/HEAD', '/.aws/credentials', '/assets/.env', '/clienti/.hg/x'])(
  '%s is not answered with a page',
  async (path) => {
    await supertest(url).get(path).expect(404).expect('Cache-Control', 'no-store');
  },
);

it('text responses declare their charset', async () => {
  for (const path of ['/', '/api/docs', '/assets/app-1a2b.js', '/api/openapi.yaml']) {
    const { headers } = await supertest(url).get(path).expect(200);
    expect(headers['content-type']).toMatch(/^(text|application)\/[a-z]+; charset=utf-8$/i);
  }
});
