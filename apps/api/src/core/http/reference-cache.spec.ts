import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { startEdge } from '../../../test/edge.js';
import { Make } from '../../../test/make.js';
import { pdf } from '../../../test/sample-files.js';
import { AccessTokens } from '../auth/access-token.js';

let app: NestFastifyApplication;
let http: ReturnType<typeof supertest>;
beforeAll(async () => {
  // No disk is that large, so the application considers it full.
  app = await startEdge({ STORAGE_RESERVE_MB: String(2 ** 40) });
  http = supertest(await app.getUrl());
});
afterAll(() => app.close());

describe('the API reference', () => {
  it('is generated once, cached by browsers, and not sent again when unchanged', async () => {
    const first = await http.get('/api/openapi.json').expect(200).expect('Cache-Control', 'public, max-age=300');
    expect(first.body.openapi).toBe('3.1.0');
    const again = await http.get('/api/openapi.json').set('If-None-Match', String(first.headers.etag)).expect(304);
    expect(again.text).toBe('');
    await http.get('/api/openapi.json').set('Accept-Encoding', 'identity').expect(200).expect('Content-Type', /json/);
    await http.get('/api/docs').expect(200).expect('Content-Type', /html/);
    await http.get('/api/docs/none').expect(404);
    const before = process.cpuUsage();
    for (let n = 0; n < 50; n += 1) await http.get('/api/openapi.json').set('If-None-Match', String(first.headers.etag)).expect(304);
    const work = process.cpuUsage(before).user / 1_000 / 50;
    process.stdout.write(`reference: ${work.toFixed(1)} ms of work for one that is kept\n`);
    expect(work).toBeLessThan(40);
  });

  it('is rate limited', async () => {
    let refused: supertest.Response | undefined;
    for (let n = 0; n < 130 && !refused; n += 1) {
      const answer = await http.get('/api/docs/none');
      if (answer.status === 429) refused = answer;
    }
    expect(refused?.body).toMatchObject({ code: 'rate-limited', status: 429 });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('a full disk', () => {
  it('refuses files with a clear error, while everything else works', async () => {
    const make = new Make(app);
    const { admin } = await make.agency();
    const { id } = await make.client(admin);
    const bearer = `Bearer ${app.get(AccessTokens).sign(admin.id, admin.sessionId)}`;
    for (const [path, name] of [
      [`clients/${id}/documents`, 'a.pdf'],
      ['imports', 'a.csv'],
    ] as const) {
      const answer = await http.post(`/api/v1/${path}`).set('Authorization', bearer).attach('file', pdf('x'), name).expect(507);
      expect(answer.body).toMatchObject({ code: 'disk-full' });
    }
    await http
      .get('/health/ready')
      .expect(200)
      .expect(({ body }) => expect(body).toEqual({ status: 'ok', unavailable: ['disk'] }));
    await http.get('/api/v1/clients').set('Authorization', bearer).expect(200);
  });
});
