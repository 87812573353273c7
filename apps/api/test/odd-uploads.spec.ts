import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from './app.js';
import { AccessTokens } from '../src/core/auth/access-token.js';
import { report } from './figures.js';
import type { Person } from './make.js';
import { oddUploads, wordParts, zipped, type OddUpload } from './odd-uploads.js';
import { codeOf, HangUp, rawCall, statusOf, uncaught } from './raw-call.js';

const SOAK = process.env.SESTANTE_SOAK === '1';
const MAX_ITEMS = SOAK ? 576 : 64;
/** Generous limit: each upload takes less than three seconds on an idle machine. */
const SLOWEST_MS = 30_000;

let test: TestApp;
let admin: Person;
let clientId: string;
let url: string;
beforeAll(async () => {
  test = await startApp({}, 'odd_uploads');
  ({ admin } = await test.make.agency());
  clientId = (await test.make.client(admin)).id;
  url = await test.app.getUrl();
});
afterAll(() => test.close());

const head = ({ to, boundary, body }: OddUpload, token = true) => [
  `POST /api/v1/${to === 'imports' ? 'imports' : `clients/${clientId}/documents`} HTTP/1.1`,
  'Host: x',
  ...(token ? [`Authorization: Bearer ${test.app.get(AccessTokens).sign(admin.id, admin.sessionId)}`] : []),
  `Content-Type: multipart/form-data; boundary=${boundary}`,
  `Content-Length: ${body.length}`,
];
const form = (to: OddUpload['to'], fileName: string, bytes: Uint8Array): OddUpload => ({
  name: fileName,
  to,
  boundary: 'limit',
  body: Buffer.concat([
    Buffer.from(`--limit\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n--limit--\r\n'),
  ]),
});
const send = (upload: OddUpload) => rawCall(url, head(upload), (write) => write(upload.body), 60_000);

it('answers every odd upload and keeps running', async () => {
  const watch = uncaught();
  const statuses: Record<string, number> = {};
  const wrong: string[] = [];
  const times: { milliseconds: number; label: string }[] = [];
  for (const upload of oddUploads(MAX_ITEMS)) {
    const began = performance.now();
    const answer = await send(upload);
    const milliseconds = performance.now() - began;
    const status = statusOf(answer);
    statuses[status] = (statuses[status] ?? 0) + 1;
    const label = `${upload.to}, ${upload.name}: ${status} ${codeOf(answer) ?? ''}, ${Math.round(milliseconds)} ms`;
    times.push({ milliseconds, label });
    if (status === 0 || status >= 500 || milliseconds > SLOWEST_MS) wrong.push(label);
  }
  watch.stop();
  await test.as(admin).get('/health/live').expect(200);
  const slowest = times.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, 5);
  report('odd-uploads', { 'odd uploads': times.length, 'slowest odd upload (ms)': Math.round(slowest[0]?.milliseconds ?? 0) });
  process.stdout.write(
    `odd-uploads: statuses ${JSON.stringify(statuses)}; slowest:\n${slowest.map(({ label }) => `  ${label}\n`).join('')}`,
  );
  expect({ wrong, uncaught: watch.found }).toEqual({ wrong: [], uncaught: [] });
}, 1_800_000);

const EMPTY_LINES = Buffer.from(`Cognome;Nome\n${'\n'.repeat(20_000_000)}`);
const LONG_ROWS = Buffer.from(`Cognome;Nome\n${`${'x'.repeat(9_000)};${'y'.repeat(9_000)}\n`.repeat(1_000)}`);

it.each<[what: string, file: Buffer, status: number]>([
  ['twenty million empty lines', EMPTY_LINES, 422],
  ['a thousand long rows', LONG_ROWS, 201],
])('reading a table of %s does not block other requests', async (what, file, status) => {
  let reading = true;
  const [before, beforeHere] = [process.cpuUsage(), process.threadCpuUsage()];
  const sent = send(form('imports', 'a.csv', file)).finally(() => (reading = false));
  const times: number[] = [];
  while (reading) {
    const began = performance.now();
    await test.as(admin).get('/health/live').expect(200);
    times.push(performance.now() - began);
    await sleep(10);
  }
  const longest = Math.max(...times);
  const [all, here] = [process.cpuUsage(before).user, process.threadCpuUsage(beforeHere).user];
  process.stdout.write(
    `odd-uploads: while ${what} were read, another call took at most ${Math.round(longest)} ms of ${times.length} calls, and this thread ${Math.round(here / 1_000)} of ${Math.round(all / 1_000)} ms of work\n`,
  );
  expect(statusOf(await sent)).toBe(status);
  expect(longest).toBeLessThan(1_500);
  // Most of the work on a long table is done by another thread; receiving the file is done here.
  if (status === 201) expect(here / all).toBeLessThan(0.6);
});

it('stops working when the sender disconnects', async () => {
  const upload = form('imports', 'a.csv', Buffer.from(`Cognome;Nome\n${`Rossi;Mario${';'.repeat(100)}\n`.repeat(190_000)}`));
  const before = (await test.as(admin).get('imports').expect(200)).body.data.length as number;
  await rawCall(url, head(upload), async (write) => {
    await write(upload.body);
    await sleep(300);
    throw new HangUp();
  });
  await sleep(500);
  const { user } = process.cpuUsage();
  await sleep(1_000);
  // The cancelled work would otherwise keep a thread busy for several seconds.
  expect((process.cpuUsage().user - user) / 1_000).toBeLessThan(500);
  expect((await test.as(admin).get('imports').expect(200)).body.data).toHaveLength(before);
});

const OLE = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('_VBA_PROJECT', 'utf16le'),
  Buffer.alloc(600),
]);
const MACRO_TYPE = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const text = (words: string) => Buffer.from(words);
it.each<[what: string, fileName: string, bytes: Buffer, code: string | undefined]>([
  ['a Word file', 'a.docx', zipped(wordParts()), undefined],
  ['a Word file with macros', 'a.docx', zipped({ ...wordParts(), 'word/vbaProject.bin': OLE }), 'active-content'],
  ['one under another name', 'a.docx', zipped({ ...wordParts(), 'word/media.bin': OLE }), 'active-content'],
  [
    'one whose macros are told by their type',
    'a.docx',
    zipped({
      ...wordParts(),
      '_rels/x.rels': text('<Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'),
    }),
    'active-content',
  ],
  ['a docm', 'a.docm', zipped(wordParts(MACRO_TYPE)), 'file-type-refused'],
  ['a docm named docx', 'a.docx', zipped(wordParts(MACRO_TYPE)), 'file-type-mismatch'],
  ['an xlsm', 'a.xlsm', zipped(wordParts(MACRO_TYPE)), 'file-type-refused'],
  ['an old Word file with macros', 'a.doc', OLE, 'file-type-refused'],
  ['one named docx', 'a.docx', OLE, 'file-type-mismatch'],
  ['an embedded old file with macros', 'a.docx', zipped({ ...wordParts(), 'word/embeddings/oleObject1.bin': OLE }), 'active-content'],
  [
    'an embedded file without macros',
    'a.docx',
    zipped({ ...wordParts(), 'word/embeddings/oleObject1.bin': Buffer.concat([OLE.subarray(0, 500), Buffer.alloc(100)]) }),
    undefined,
  ],
  ['ActiveX', 'a.docx', zipped({ ...wordParts(), 'word/activeX/activeX1.xml': text('<x/>') }), 'active-content'],
  [
    'half of a Word file',
    'a.docx',
    zipped({ ...wordParts(), 'word/x.bin': Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 251)) }).subarray(0, -30),
    'damaged-file',
  ],
])('%s: %s', async (_what, fileName, bytes, code) => {
  const { status, body } = await test.as(admin).post(`clients/${clientId}/documents`).attach('file', bytes, fileName);
  expect([status, body.errors?.[0]?.code]).toEqual(code === undefined ? [201, undefined] : [422, code]);
});

it('closes the connection of uploads without a log-in', async () => {
  for (const length of [100, 1_000_000]) {
    const upload = form('documents', 'a.pdf', Buffer.alloc(length));
    const answer = await rawCall(url, head(upload, false), (write) => write(upload.body));
    expect([length, statusOf(answer)]).toEqual([length, 401]);
    expect(answer).toMatch(/^connection: close\r$/im);
  }
  const endless = head(form('documents', 'a.pdf', Buffer.alloc(50_000_000)), false);
  const began = performance.now();
  const answer = await rawCall(url, endless, async (write) => write('--limit\r\n'));
  expect(statusOf(answer)).toBe(401);
  expect(performance.now() - began).toBeLessThan(5_000);
});
