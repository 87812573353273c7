import { createHash } from 'node:crypto';
import { startApp, type TestApp } from '../../../test/app.js';
import { HARMFUL, startClamd } from '../../../test/clamd-server.js';
import { asLogin } from '../../../test/database.js';
import { keptFiles } from '../../../test/kept-files.js';
import type { Person } from '../../../test/make.js';
import { pdf } from '../../../test/sample-files.js';
import { readConfig } from '../config.js';

let clamd: Awaited<ReturnType<typeof startClamd>>;
let test: TestApp;
beforeAll(async () => {
  clamd = await startClamd();
  test = await startApp({ CLAMD_URL: clamd.address }, 'antivirus');
});
beforeEach(() => clamd.is('well'));
afterAll(async () => {
  await test.close();
  await clamd.stop();
});

const sheet = async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  const documents = `clients/${id}/documents`;
  const { body: document } = await upload(admin, documents, pdf('prima'), 'a.pdf').expect(201);
  const { body: intervention } = await test
    .as(admin)
    .post(`clients/${id}/interventions`)
    .send({ performedOn: '2026-10-14', kind: 'Manutenzione' })
    .expect(201);
  const at = `clients/${id}/interventions/${intervention.id}`;
  await test.as(admin).post(`${at}/report`).expect(200);
  return { admin, id, documents, versions: `${documents}/${document.id}/versions`, report: `${at}/report`, signature: `${at}/signature` };
};
const upload = (person: Person, to: string, bytes: Buffer, name: string) => test.as(person).post(to).attach('file', bytes, name);
const audited = ({ agencyId }: Person) =>
  asLogin(
    test.database.adminUrl,
    async (db) =>
      (
        await db.query<{ actor: string; details: Record<string, unknown> }>(
          `SELECT actor_id AS actor, details FROM audit_entries WHERE agency_id = $1 AND action = 'infected-file-refused'`,
          [agencyId],
        )
      ).rows,
  );
/** Returns a minimal PNG with the sample after its end. */
const drawing = (words: string) =>
  `data:image/png;base64,${Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(words)]).toString('base64')}`;

/** Every upload route: content type, status of an accepted upload, and the request. */
const WAYS: [string, number, (to: Awaited<ReturnType<typeof sheet>>, words: string) => ReturnType<typeof upload>][] = [
  ['a document', 201, ({ admin, documents }, words) => upload(admin, documents, pdf(words), 'b.pdf')],
  ['a version of a document', 200, ({ admin, versions }, words) => upload(admin, versions, pdf(words), 'b.pdf')],
  ['the report of an intervention', 200, ({ admin, report }, words) => upload(admin, report, pdf(words), 'b.pdf')],
  ['an import file', 201, ({ admin }, words) => upload(admin, 'imports', Buffer.from(`Cognome;Nome\nRossi;${words}\n`), 'clienti.csv')],
];
const SIGNATURE: (typeof WAYS)[number] = [
  'a drawn signature',
  201,
  ({ admin, signature }, words) =>
    test
      .as(admin)
      .post(signature)
      .send({ method: 'drawn', signerName: 'Ada', image: drawing(words) }),
];

it.each(WAYS)('%s without a virus is accepted', async (_what, status, send) => {
  await send(await sheet(), 'innocuo').expect(status);
});

it.each([...WAYS, SIGNATURE])('%s with a virus is refused, recorded, and not stored', async (_what, _status, send) => {
  const to = await sheet();
  const before = keptFiles(test);
  const { body } = await send(to, HARMFUL).set('Idempotency-Key', `infected-${to.id}`).expect(422);
  expect(body.errors).toMatchObject([{ pointer: expect.stringMatching(/^\/(file|image)$/), code: 'file-infected' }]);
  expect(keptFiles(test)).toEqual(before);
  expect(await audited(to.admin)).toMatchObject([{ actor: to.admin.id, details: { virus: 'Test.Sample.UNOFFICIAL' } }]);
});

it('the audit trail records the file’s name, size and hash', async () => {
  const { admin, documents } = await sheet();
  const bytes = pdf(HARMFUL);
  await upload(admin, documents, bytes, 'fattura.pdf').expect(422);
  const [entry] = await audited(admin);
  expect(entry?.details).toEqual({
    fileName: 'fattura.pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64url'),
    virus: 'Test.Sample.UNOFFICIAL',
  });
});

it('a large file is scanned in chunks, and a virus is found anywhere in it', async () => {
  const { admin, documents } = await sheet();
  const large = (words: string) => Buffer.concat([pdf('x'), Buffer.alloc(10_000_000, 'a'), Buffer.from(words)]);
  await upload(admin, documents, large('fine'), 'a.pdf').expect(201);
  await upload(admin, documents, large(HARMFUL), 'a.pdf').expect(422);
});

it.each(['silent', 'full', 'broken'] as const)(
  'while the antivirus is %s no file is accepted, and the answer says when to retry',
  async (mood) => {
    const to = await sheet();
    const before = keptFiles(test);
    clamd.is(mood);
    for (const [, , send] of [...WAYS, SIGNATURE]) {
      // A full daemon still accepts short files; this one exceeds its limit.
      const { status, body, headers } = await send(to, 'x'.repeat(200_000));
      expect({ status, code: body.code, after: Number(headers['retry-after']) > 0 }).toEqual({
        status: 503,
        code: 'antivirus-unavailable',
        after: true,
      });
    }
    expect(keptFiles(test)).toEqual(before);
    expect(await audited(to.admin)).toEqual([]);
  },
);

it('readiness reports an unavailable antivirus, and everything else works', async () => {
  expect((await test.as().get('/health/ready').expect(200)).body).toEqual({ status: 'ok', unavailable: [] });
  const to = await sheet();
  await clamd.stop();
  expect((await test.as().get('/health/ready').expect(200)).body).toEqual({ status: 'ok', unavailable: ['antivirus'] });
  const { body } = await upload(to.admin, to.documents, pdf('x'), 'a.pdf').expect(503).expect('Retry-After', '30');
  expect(body.code).toBe('antivirus-unavailable');
  await test.as(to.admin).get(to.documents).expect(200);
});

const database = { DATABASE_URL: 'postgres://a', DATABASE_OWNER_URL: 'postgres://a' };

it.each(['tcp://127.0.0.1:3310', 'tcp://clamav', 'unix:///run/clamav/clamd.ctl', 'tcp://clamav:3310?timeout=20'])(
  '%s is accepted as an address',
  (address) => {
    expect(readConfig({ ...database, CLAMD_URL: address }).clamdUrl?.href).toContain(address);
  },
);

it.each(['clamav', 'http://clamav', 'unix://', '/run/clamd.ctl', 'tcp://clamav?timeout=0'])('%s is refused as an address', (address) => {
  expect(() => readConfig({ ...database, CLAMD_URL: address })).toThrow(/CLAMD_URL/);
});
