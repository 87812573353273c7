import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { startApp, type TestApp } from '../app.js';
import { keptFiles } from '../kept-files.js';
import type { Person } from '../make.js';
import { pdf } from '../sample-files.js';
import { EICAR, startClamd } from './start-clamd.js';

let clamd: Awaited<ReturnType<typeof startClamd>>;
let test: TestApp;
beforeAll(async () => {
  clamd = await startClamd();
  test = await startApp({ CLAMD_URL: clamd.address }, 'clamd');
});
afterAll(async () => {
  await test.close();
  await clamd.stop();
});

const upload = (person: Person, to: string, bytes: Buffer, name: string) => test.as(person).post(to).attach('file', bytes, name);
const sheet = async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  return { admin, documents: `clients/${id}/documents` };
};

/** PDF with the words in a compressed stream, so that scanning its raw bytes finds nothing. */
async function packedPdf(words: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([50, 50]);
  const stream = document.context.flateStream(`${words}\n`);
  document.catalog.set(PDFName.of('Words'), document.context.register(stream));
  return Buffer.from(await document.save());
}

it('accepts clean files up to the maximum size', async () => {
  const { admin, documents } = await sheet();
  await upload(admin, documents, pdf('innocuo'), 'a.pdf').expect(201);
  await upload(admin, documents, await packedPdf('innocuo'), 'b.pdf').expect(201);
  const rows = `Rossi;${'Mario'.repeat(40)}\n`.repeat(49 * 5_000);
  const large = Buffer.from(`Cognome;Nome\n${rows}`).subarray(0, 49 * 1024 * 1024);
  const began = performance.now();
  // The scan found it clean; the refusal comes from the row limit afterwards.
  const { body } = await upload(admin, 'imports', large, 'clienti.csv').expect(422);
  expect(body.errors).toMatchObject([{ code: 'too-many-rows' }]);
  console.log(`A file of 49 MB examined and refused in ${Math.round(performance.now() - began)} ms`);
});

it.each([
  ['in a text', 'documents', 'nota.txt', () => Buffer.from(EICAR)],
  ['in a PDF', 'documents', 'a.pdf', () => pdf(EICAR)],
  ['in a compressed stream of a PDF', 'documents', 'a.pdf', () => packedPdf(EICAR)],
  ['in an import file', 'imports', 'clienti.csv', () => Buffer.from(`Cognome;Nome\nRossi;${EICAR}\n`)],
])('refuses the test string %s', async (_where, to, name, bytes) => {
  const { admin, documents } = await sheet();
  const before = keptFiles(test);
  const { body } = await upload(admin, to === 'imports' ? to : documents, await bytes(), name).expect(422);
  expect(body.errors).toMatchObject([{ code: 'file-infected' }]);
  expect(keptFiles(test)).toEqual(before);
});

it('treats a file too large for the daemon as an unavailable antivirus', async () => {
  const small = await startClamd({ StreamMaxLength: '1M' });
  const other = await startApp({ CLAMD_URL: small.address }, 'clamd_small');
  const { admin } = await other.make.agency();
  const { id } = await other.make.client(admin);
  const large = Buffer.concat([pdf('x'), Buffer.alloc(5_000_000, 'a')]);
  const send = (bytes: Buffer) => other.as(admin).post(`clients/${id}/documents`).attach('file', bytes, 'a.pdf');
  await send(pdf('x')).expect(201);
  expect((await send(large).expect(503)).body.code).toBe('antivirus-unavailable');
  await small.stop();
  expect((await send(pdf('x')).expect(503)).body.code).toBe('antivirus-unavailable');
  await other.close();
});
