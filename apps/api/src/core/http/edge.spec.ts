import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { SECRET, startEdge } from '../../../test/edge.js';
import { Make, type Person } from '../../../test/make.js';
import { AccessTokens } from '../auth/access-token.js';
import { Passwords } from '../auth/passwords.js';

let app: NestFastifyApplication;
let http: ReturnType<typeof supertest>;
let admin: Person;
let collaborator: Person;
let bearer: (person: Person) => string;
beforeAll(async () => {
  app = await startEdge({ PUBLIC_URL: 'https://clienti.example.it', CORS_ORIGINS: 'https://portale.example.it' });
  http = supertest(await app.getUrl());
  const agency = await new Make(app).agency();
  admin = agency.admin;
  collaborator = await new Make(app).person(agency);
  bearer = (person) => `Bearer ${app.get(AccessTokens).sign(person.id, person.sessionId)}`;
});
afterAll(() => app.close());

const ANSWERS: [string, number, () => supertest.Test][] = [
  ['a record', 200, () => http.get('/api/v1/me').set('Authorization', bearer(admin))],
  ['no credentials', 401, () => http.get('/api/v1/me')],
  ['a role that may not', 403, () => http.get('/api/v1/mistakes/refused').set('Authorization', bearer(collaborator))],
  ['an unknown path of the API', 404, () => http.get('/api/v1/nothing')],
  ['an unknown method', 404, () => http.put('/api/v1/me').set('Authorization', bearer(admin))],
  ['bytes that are not a valid path', 400, () => http.get('/api/v1/clients?q=%ff').set('Authorization', bearer(admin))],
  ['an address that cannot be decoded', 400, () => http.get('/api/v1/clients/%zz').set('Authorization', bearer(admin))],
  ['a very long id', 404, () => http.get(`/api/v1/clients/${'a'.repeat(5_000)}`).set('Authorization', bearer(admin))],
  ['a form', 415, () => http.post('/api/v1/clients').set('Authorization', bearer(admin)).type('form').send('type=retail')],
  [
    'a body too large',
    413,
    () =>
      http
        .post('/api/v1/clients')
        .set('Authorization', bearer(admin))
        .send({ notes: 'x'.repeat(1_100_000) }),
  ],
  ['broken JSON', 400, () => http.post('/api/v1/clients').set('Authorization', bearer(admin)).type('json').send('{')],
  ['a wrong field', 422, () => http.post('/api/v1/clients').set('Authorization', bearer(admin)).send({ type: 'x' })],
  ['an internal error', 500, () => http.get('/api/v1/mistakes/thrown')],
  ['health', 200, () => http.get('/health/ready')],
  ['the page', 200, () => http.get('/')],
  ['a page inside', 200, () => http.get('/clienti/123?q=rossi')],
  ['the page of a questionnaire', 200, () => http.get('/questionario')],
  ['the page of a delivered report', 200, () => http.get('/documento')],
  ['a file of the page', 200, () => http.get('/assets/app-1a2b.js')],
  ['a file that does not exist', 404, () => http.get('/assets/none.js')],
  ['a file outside', 404, () => http.get('/secret.txt')],
  ['the reference', 200, () => http.get('/api/docs')],
  ['the document', 200, () => http.get('/api/openapi.json')],
];

describe('every answer', () => {
  it.each(ANSWERS)('to %s (%i) carries the security headers and the request’s id', async (_what, status, send) => {
    const { headers, text } = await send().set('X-Request-Id', 'trace-12345678').expect(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.any(String),
      'strict-transport-security': expect.stringMatching(/max-age=31536000/),
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-request-id': 'trace-12345678',
    });
    expect(String(headers['content-security-policy'])).not.toMatch(/script-src[^;]*(unsafe|\*)|https?:/);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
    if (status >= 400)
      expect({ ...JSON.parse(text), type: headers['content-type'] }).toMatchObject({
        status,
        traceId: 'trace-12345678',
        code: expect.stringMatching(/^[a-z-]+$/),
        type: expect.stringContaining('application/problem+json'),
      });
  });

  it('of the API forbids caching', async () => {
    await http.get('/api/v1/me').set('Authorization', bearer(admin)).expect('Cache-Control', 'no-store');
    await http.get('/api/v1/me').expect('Cache-Control', 'no-store');
  });

  it.each(['short', 'with space here', 'x'.repeat(65), '<script>alert(1)</script>', '"};{"'])(
    'has a new request id when the caller’s is %s',
    async (id) => {
      const { headers, body } = await http.get('/api/v1/me').set('X-Request-Id', id).expect(401);
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.traceId).toBe(headers['x-request-id']);
    },
  );
});

describe('an internal error', () => {
  it('shows the caller only its trace id', async () => {
    const { body, text } = await http.get('/api/v1/mistakes/thrown').expect(500);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal-error',
      instance: '/api/v1/mistakes/thrown',
      detail: expect.any(String),
      traceId: expect.any(String),
    });
    expect(text).not.toContain(SECRET);
  });

  it('refuses calls to a route that does not declare who may call it', async () => {
    await http.get('/api/v1/mistakes/forgotten').expect(401);
    await http.get('/api/v1/mistakes/forgotten').set('Authorization', bearer(admin)).expect(403);
  });
});

describe('the web application', () => {
  it('is served uncached with a new nonce each time; its files are cached for good', async () => {
    const nonces = await Promise.all(
      ['/', '/clienti', '/questionario', '/documento', '/'].map(async (path) => {
        const { text, headers } = await http
          .get(path)
          .expect(200)
          .expect('Content-Type', /text\/html/)
          .expect('Cache-Control', 'no-store');
        const nonce = /content="([\w-]{22})"/.exec(text)?.[1] ?? '';
        expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(5);
    await http
      .get('/assets/app-1a2b.js')
      .expect(200)
      .expect('Cache-Control', /max-age=31536000, immutable/)
      .expect('Content-Encoding', /br|gzip/);
  });

  it.each([
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%5csecret.txt',
    '/assets//etc/passwd',
    '/.env',
    '/api',
    '/health/none',
  ])('serves no page at %s', async (path) => {
    // A client that resolves ".." itself would request another path.
    const answer = await app.getHttpAdapter().getInstance().inject({ method: 'GET', url: path });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toContain(SECRET);
  });
});

describe('another site', () => {
  it('that is a listed origin may read, with credentials', async () => {
    const { headers } = await http
      .get('/api/v1/me')
      .set('Origin', 'https://portale.example.it')
      .set('Authorization', bearer(admin))
      .expect(200);
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://portale.example.it',
      'access-control-allow-credentials': 'true',
      vary: expect.stringContaining('Origin'),
    });
    await http
      .options('/api/v1/clients')
      .set('Origin', 'https://portale.example.it')
      .set('Access-Control-Request-Method', 'PATCH')
      .expect(204)
      .expect('Access-Control-Allow-Methods', /PATCH/);
  });

  it.each(['https://evil.example', 'null', 'https://portale.example.it.evil.example', 'http://portale.example.it'])(
    'such as %s may not',
    async (origin) => {
      const { headers } = await http.get('/api/v1/me').set('Origin', origin).set('Authorization', bearer(admin)).expect(200);
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );
});

describe('with an https PUBLIC_URL', () => {
  it('the cookie is limited to this host and to https', async () => {
    const password = 'corretto-cavallo-batteria';
    const agency = await new Make(app).agency();
    const person = await new Make(app).person(agency, { passwordHash: await app.get(Passwords).hash(password) });
    const { headers } = await http.post('/api/v1/auth/login').send({ email: person.email, password }).expect(200);
    expect(String(headers['set-cookie'])).toMatch(/^__Host-sestante_refresh=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(String(headers['set-cookie'])).not.toMatch(/Domain/i);
  });

  it('a client address claimed by the caller is ignored', async () => {
    const password = 'corretto-cavallo-batteria';
    const person = await new Make(app).person(await new Make(app).agency(), { passwordHash: await app.get(Passwords).hash(password) });
    const claims = { 'X-Forwarded-For': '198.51.100.7', 'X-Real-IP': '198.51.100.7', Forwarded: 'for=198.51.100.7' };
    await http.post('/api/v1/auth/login').set(claims).send({ email: person.email, password }).expect(200);
    const { body } = await http.get('/api/v1/me/sessions').set('Authorization', bearer(person)).expect(200);
    expect(body.data).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain('198.51.100.7');
  });
});

describe('an https installation and the origin of a request for a session', () => {
  it.each([
    ['its own', 'https://clienti.example.it', 401],
    ['its own host over http', 'http://clienti.example.it', 403],
    ['one that is listed', 'https://portale.example.it', 401],
    ['a listed host over http', 'http://portale.example.it', 403],
    ['another', 'https://altro.example.it', 403],
    ['an opaque origin', 'null', 403],
  ])('%s', async (_what, origin, status) => {
    const { body } = await http.post('/api/v1/auth/refresh').set('Host', 'clienti.example.it').set('Origin', origin).expect(status);
    if (status === 403) expect(body.code).toBe('foreign-origin');
  });

  it('CORS sends no headers to the http variant of a listed origin', async () => {
    const allowed = async (origin: string) =>
      (await http.get('/api/v1/me').set('Origin', origin)).headers['access-control-allow-origin'] as string | undefined;
    expect(await allowed('https://portale.example.it')).toBe('https://portale.example.it');
    expect(await allowed('http://portale.example.it')).toBeUndefined();
  });
});

describe('too many requests', () => {
  it('are counted per caller by cost, announced in headers and refused with Retry-After', async () => {
    const list = (person: Person, query = '') => http.get(`/api/v1/clients${query}`).set('Authorization', bearer(person));
    const [first, second] = [await list(collaborator).expect(200), await list(collaborator).expect(200)];
    expect(first.headers['ratelimit-policy']).toBe('"read";q=600;w=60');
    const left = ({ headers }: supertest.Response) => Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1]);
    expect(left(first) - left(second)).toBe(1);
    await list(collaborator, '?q=rossi').expect('RateLimit-Policy', '"search";q=300;w=60');
    await http
      .post('/api/v1/tags')
      .set('Authorization', bearer(collaborator))
      .send({})
      .expect(422)
      .expect('RateLimit-Policy', '"write";q=300;w=60');

    let refused: supertest.Response | undefined;
    for (let n = 0; n < 61 && !refused; n += 1) {
      const answer = await http.post('/api/v1/auth/refresh');
      if (answer.status === 429) refused = answer;
    }
    expect(refused?.body).toMatchObject({ code: 'rate-limited', status: 429 });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused?.headers.ratelimit).toMatch(/"auth";r=0;t=\d+/);
    await list(collaborator).expect(200);
  });
});

describe('without PUBLIC_URL and CORS_ORIGINS', () => {
  it('plain http on this machine has no CORS, no HSTS and no page', async () => {
    const plain = await startEdge({ SESTANTE_WEB_DIR: '/nonexistent' });
    const { headers } = await supertest(await plain.getUrl())
      .get('/health/live')
      .set('Origin', 'https://portale.example.it')
      .expect(200);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('strict-transport-security');
    await supertest(await plain.getUrl())
      .get('/')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
    await plain.close();
  });
});
