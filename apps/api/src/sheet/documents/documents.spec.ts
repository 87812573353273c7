import { deflateSync } from 'node:zlib';
import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import { keptFiles } from '../../../test/kept-files.js';
import type { Person } from '../../../test/make.js';
import { pdf } from '../../../test/sample-files.js';
import { DocumentsEvents } from './documents.events.js';

const QUOTA_MB = 21;
let test: TestApp;
beforeAll(async () => {
  test = await startApp({ STORAGE_QUOTA_MB: String(QUOTA_MB) }, 'documents');
});
afterAll(() => test.close());

const upload = (person: Person, to: string, bytes: Buffer, name: string) => test.as(person).post(to).attach('file', bytes, name);
const files = () => keptFiles(test);
const sheet = async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  return { admin, id, at: `clients/${id}/documents` };
};

it('a file is stored, typed by its content, and returned unchanged as an attachment', async () => {
  const { admin, id, at } = await sheet();
  const bytes = pdf('una polizza');
  const { body } = await upload(admin, at, bytes, 'Polizza “RC” 2026.pdf').expect(201);
  expect(body).toMatchObject({
    name: 'Polizza “RC” 2026.pdf',
    mediaType: 'application/pdf',
    size: bytes.length,
    versionNumber: 1,
    recordKind: null,
  });
  const file = await test.as(admin).get(`${at}/${body.id}/file`).responseType('blob').expect(200);
  expect(Buffer.compare(file.body, bytes)).toBe(0);
  expect(file.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename="Polizza RC 2026.pdf"; filename*=UTF-8''Polizza%20%E2%80%9CRC%E2%80%9D%202026.pdf`,
    'x-content-type-options': 'nosniff',
  });
  expect(file.headers['content-security-policy']).toContain("default-src 'none'");
  const { body: timeline } = await test.as(admin).get(`clients/${id}/timeline?limit=1`).expect(200);
  expect(timeline.data[0]).toMatchObject({
    kind: 'sheet-added',
    changes: [{ field: 'documents', from: null, to: 'Polizza “RC” 2026.pdf' }, expect.anything()],
  });
});

it('versions are added, listed and read, each unchanged', async () => {
  const { admin, at } = await sheet();
  const [first, second] = [pdf('prima'), pdf('seconda versione')];
  const { body: document } = await upload(admin, at, first, 'a.pdf').expect(201);
  const { body: changed } = await upload(admin, `${at}/${document.id}/versions`, second, 'b.pdf').expect(200);
  expect(changed).toMatchObject({ name: 'a.pdf', versionNumber: 2, version: 2, size: second.length });
  const { body: versions } = await test.as(admin).get(`${at}/${document.id}/versions`).expect(200);
  expect(versions.data).toMatchObject([
    { number: 2, fileName: 'b.pdf', sha256: changed.sha256 },
    { number: 1, fileName: 'a.pdf', sha256: document.sha256, createdBy: { id: admin.id } },
  ]);
  const read = async (query: string) =>
    (await test.as(admin).get(`${at}/${document.id}/file${query}`).responseType('blob').expect(200)).body as Buffer;
  expect([await read(''), await read('?versionNumber=1')].map(String)).toEqual([second, first].map(String));
  await test.as(admin).get(`${at}/${document.id}/file?versionNumber=3`).expect(404);
  await test.as(admin).get(`${at}/${document.id}/file?versionNumber=0`).expect(400);
});

it('a file is stored once per Idempotency-Key, and another file with the same key is refused', async () => {
  const { admin, at } = await sheet();
  const send = (to: string, bytes: Buffer, name: string) => upload(admin, to, bytes, name).set('Idempotency-Key', 'one-document');
  const first = await send(at, pdf('prima'), 'a.pdf').expect(201);
  const again = await send(at, pdf('prima'), 'a.pdf').expect(201);
  expect([again.body.id, again.headers['idempotency-replayed']]).toEqual([first.body.id, 'true']);
  expect((await send(at, pdf('seconda'), 'a.pdf').expect(422)).body.code).toBe('idempotency-key-reused');
  expect((await send(at, pdf('prima'), 'b.pdf').expect(422)).body.code).toBe('idempotency-key-reused');
  const versions = `${at}/${first.body.id}/versions`;
  await send(versions, pdf('seconda'), 'a.pdf').expect(200);
  expect((await send(versions, pdf('terza'), 'a.pdf').expect(422)).body.code).toBe('idempotency-key-reused');
});

it('a document belongs to a record of the same client, or to the client alone', async () => {
  const { admin, id, at } = await sheet();
  const { body: document } = await upload(admin, at, pdf('x'), 'a.pdf').expect(201);
  const { body: site } = await test.as(admin).post(`clients/${id}/sites`).send({ label: 'Sede' }).expect(201);
  const change = (body: object) => test.as(admin).patch(`${at}/${document.id}`).set('If-Match', '*').send(body);
  await change({ recordKind: 'sites', recordId: site.id }).expect(200);
  expect((await test.as(admin).get(`${at}?recordId=${site.id}`).expect(200)).body.data).toHaveLength(1);
  expect((await test.as(admin).get(`${at}?recordId=${document.id}`).expect(200)).body.data).toEqual([]);
  await change({ recordId: document.id }).expect(422);
  await change({ recordKind: 'contracts' }).expect(422);
  await change({ recordKind: null }).expect(422);
  await change({ recordKind: null, recordId: null, name: 'Altro.pdf' }).expect(200);
});

const MZ = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), Buffer.alloc(200)]);
const active = (inside: string) => Buffer.concat([Buffer.from(`%PDF-1.4\n1 0 obj<<${inside}>>endobj\n`), pdf('x')]);
const packed = (inside: string) => {
  const stream = deflateSync(Buffer.from(inside));
  return Buffer.concat([
    Buffer.from(`%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode/Length ${stream.length}>>stream\n`),
    stream,
    Buffer.from('\nendstream endobj\n%%EOF'),
  ]);
};
const bomb = (): Buffer => {
  const name = Buffer.from('[Content_Types].xml');
  const types = Buffer.from(
    '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt32LE(types.length, 18);
  local.writeUInt32LE(types.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  central.writeUInt32LE(0xf0000000, 24);
  central.writeUInt16LE(name.length, 28);
  return Buffer.concat([local, name, types, central, name]);
};

it.each([
  ['an executable named .pdf', MZ, 'fattura.pdf', 422, 'file-type-mismatch'],
  ['an executable', MZ, 'setup.exe', 422, 'file-type-refused'],
  ['a PDF with script', active('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), 'a.pdf', 422, 'active-content'],
  ['a PDF with script under another spelling', active('/AA<</O<</S/J#61vaScript>>>>'), 'a.pdf', 422, 'active-content'],
  ['a PDF with script in a packed stream', packed('<</S/JavaScript/JS(x)>>'), 'a.pdf', 422, 'active-content'],
  ['a PDF that starts a program', active('/A<</S/Launch/F(cmd.exe)>>'), 'a.pdf', 422, 'active-content'],
  ['a bomb', bomb(), 'relazione.docx', 422, 'unpacks-too-much'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'a.svg', 422, 'file-type-refused'],
  ['an SVG named .png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png', 422, 'file-type-mismatch'],
  ['a page named .txt with a NUL', Buffer.from('<script>\0</script>'), 'a.txt', 422, 'file-type-mismatch'],
  ['a name of 300 characters', pdf('x'), `${'a'.repeat(296)}.pdf`, 422, 'max-length'],
  ['no ending', pdf('x'), 'polizza', 422, 'file-type-refused'],
  ['nothing in it', Buffer.alloc(0), 'a.pdf', 422, 'empty-file'],
  ['more than 20 MB', Buffer.concat([pdf('x'), Buffer.alloc(20 * 1024 * 1024)]), 'a.pdf', 413, undefined],
])('%s is refused, and nothing of it is stored', async (_what, bytes, name, status, code) => {
  const { admin, at } = await sheet();
  const before = files();
  const { body } = await upload(admin, at, bytes, name).expect(status);
  if (code) expect(body.errors).toMatchObject([{ pointer: '/file', code }]);
  expect((await test.as(admin).get(at).expect(200)).body.data).toEqual([]);
  expect(files()).toEqual(before);
});

it.each([
  ['../../../etc/passwd.pdf', 'passwd.pdf'],
  ['..\\..\\boot.pdf', 'boot.pdf'],
  ['a\u202Efdp.exe.pdf', 'afdp.exe.pdf'],
])('a file called %j is called %j', async (name, kept) => {
  const { admin, at } = await sheet();
  const { body } = await upload(admin, at, pdf('x'), name).expect(201);
  expect(body.name).toBe(kept);
});

it('a request that is not an upload is refused', async () => {
  const { admin, id, at } = await sheet();
  await test.as(admin).post(at).send({ file: 'x' }).expect(415);
  await test.as(admin).post(at).attach('other', pdf('x'), 'a.pdf').expect(422);
  await test.as(admin).post(at).field('file', 'x').expect(422);
  await test.as(admin).post(`clients/${id}/sites`).attach('file', pdf('x'), 'a.pdf').expect(415);
  const { admin: stranger } = await test.make.agency();
  await upload(stranger, at, pdf('x'), 'a.pdf').expect(404);
});

it('the storage quota of an agency holds, also for two uploads at once', async () => {
  const { admin, at } = await sheet();
  const large = Buffer.concat([pdf('grande'), Buffer.alloc(12 * 1024 * 1024)]);
  const answers = await Promise.all([upload(admin, at, large, 'a.pdf'), upload(admin, at, large, 'b.pdf')]);
  expect(answers.map(({ status, body }) => [status, body.code]).toSorted(([a], [b]) => a - b)).toEqual([
    [201, undefined],
    [409, 'storage-full'],
  ]);
  expect(files()).not.toEqual([]);
});

it('files without a row are deleted by the clean-up, files with a row are kept', async () => {
  const { admin, at } = await sheet();
  const kept = await upload(admin, at, pdf('resta'), 'a.pdf').expect(201);
  const gone = await upload(admin, at, pdf('va via'), 'b.pdf').expect(201);
  await asLogin(test.database.ownerUrl, (db) => db.query('DELETE FROM documents WHERE id = $1', [gone.body.id]));
  const before = files().length;
  await test.app.get(DocumentsEvents).sweep();
  expect(files()).toHaveLength(before);
  await test.app.get(DocumentsEvents).sweep(-1_000);
  expect(files().length).toBeLessThan(before);
  await test.as(admin).get(`${at}/${kept.body.id}/file`).expect(200);
  const rows = await asLogin(test.database.adminUrl, async (db) =>
    (await db.query<{ id: string }>('SELECT id FROM document_versions')).rows.map(({ id }) => id),
  );
  expect(files().toSorted()).toEqual(rows.toSorted());
});
