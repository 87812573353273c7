import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import type { Person } from '../../../test/make.js';
import { codeOf, HangUp, rawCall, statusOf, uncaught } from '../../../test/raw-call.js';
import { pdf } from '../../../test/sample-files.js';
import { until } from '../../../test/until.js';
import { AccessTokens } from '../auth/access-token.js';
import { Config } from '../config.js';

let test: TestApp;
let admin: Person;
let clientId: string;
let url: string;
beforeAll(async () => {
  test = await startApp({}, 'file_upload');
  ({ admin } = await test.make.agency());
  clientId = (await test.make.client(admin)).id;
  url = await test.app.getUrl();
});
afterAll(() => test.close());

/** Returns the rows and files of every kind that an upload can leave. */
async function kept(): Promise<{ rows: number; files: string[] }> {
  const rows = await asLogin(test.database.adminUrl, async (db) => {
    const { rows: found } = await db.query<{ n: number }>(
      'SELECT ((SELECT count(*) FROM imports) + (SELECT count(*) FROM import_rows) + (SELECT count(*) FROM document_versions))::integer AS n',
    );
    return found[0]?.n ?? 0;
  });
  const { dataDir } = test.app.get(Config);
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return { rows, files };
}

/** Counts unnamed files that this process still holds open; zero where the system does not report them. */
function openSpools(): number {
  if (!existsSync('/proc/self/fd')) return 0;
  const targets = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return targets.filter((target) => /sestante-[0-9a-f-]{36} \(deleted\)/.test(target)).length;
}

interface Target {
  path: string;
  name: string;
  bytes: Buffer;
}
const targets = (): Record<string, Target> => ({
  documents: { path: `/api/v1/clients/${clientId}/documents`, name: 'polizza.pdf', bytes: pdf('una polizza') },
  imports: { path: '/api/v1/imports', name: 'clienti.csv', bytes: Buffer.from('Cognome;Nome;Note\nRossi;Mario;x\n') },
});

const part = (name: string, file: string | null) =>
  `--limit\r\nContent-Disposition: form-data; name="${name}"${file === null ? '' : `; filename="${file}"`}\r\nContent-Type: application/octet-stream\r\n\r\n`;
const form = (...parts: [head: string, bytes: Buffer | string][]) =>
  Buffer.concat([
    ...parts.flatMap(([head, bytes]) => [Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n')]),
    Buffer.from('--limit--'),
  ]);

const head = (path: string, length: number | null) => [
  `POST ${path} HTTP/1.1`,
  'Host: x',
  `Authorization: Bearer ${test.app.get(AccessTokens).sign(admin.id, admin.sessionId)}`,
  'Content-Type: multipart/form-data; boundary=limit',
  length === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
];
const chunk = (bytes: Buffer) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

async function inGroupsOf<T>(size: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(work));
}

describe.each(['documents', 'imports'])('an upload to %s that is cut off', (kind) => {
  let watch: ReturnType<typeof uncaught>;
  beforeEach(() => (watch = uncaught()));
  afterEach(() => watch.stop());

  const refusedEverywhere = async (whole: Buffer, places: number[]) => {
    const before = await kept();
    const { path } = targets()[kind] as Target;
    const wrong: string[] = [];
    await inGroupsOf(8, places, async (length) => {
      const cut = whole.subarray(0, length);
      const asOne = await rawCall(url, head(path, length), (write) => write(cut));
      const inChunks = await rawCall(url, head(path, null), async (write) => {
        if (length > 0) await write(chunk(cut));
        await write('0\r\n\r\n');
      });
      for (const answer of [asOne, inChunks])
        if (statusOf(answer) !== 400 || codeOf(answer) !== 'upload-cut') wrong.push(`${length}: ${answer.slice(0, 300)}`);
    });
    await test.as(admin).get('/health/live').expect(200);
    expect({ wrong, uncaught: watch.found, kept: await kept() }).toEqual({ wrong: [], uncaught: [], kept: before });
  };

  it('at any byte is answered with 400 upload-cut, and nothing is stored', async () => {
    const { name, bytes } = targets()[kind] as Target;
    const whole = form([part('file', name), bytes]);
    await refusedEverywhere(whole, [...Array(whole.length).keys()]);
  });

  it('between or inside the parts of a larger form is answered the same way', async () => {
    const { name, bytes } = targets()[kind] as Target;
    const whole = form(
      [part('altro', null), 'x'],
      [part('file', name), bytes],
      [part('secondo', name), bytes],
      [part('terzo', name), bytes],
    );
    await refusedEverywhere(
      whole,
      [...Array(whole.length).keys()].filter((at) => at % 5 === 0 || whole.length - at < 12),
    );
  });

  it('in the middle of a large file is answered the same way', async () => {
    const { name, bytes } = targets()[kind] as Target;
    const large = Buffer.concat([bytes, Buffer.alloc(1_000_000, 'Rossi;Mario;x\n')]);
    await refusedEverywhere(form([part('file', name), large]), [1_000, 65_535, 65_536, 65_537, 500_000, 1_000_000]);
  });

  it('because its sender disconnected leaves nothing, and affects no other request', async () => {
    const before = await kept();
    const { path, name, bytes } = targets()[kind] as Target;
    const whole = form([part('file', name), bytes]);
    const places = [...Array(whole.length).keys()].filter((at) => at % 7 === 0);
    await inGroupsOf(8, places, async (length) => {
      await rawCall(url, head(path, whole.length), async (write) => {
        await write(whole.subarray(0, length));
        throw new HangUp();
      });
    });
    await test.as(admin).get('/health/live').expect(200);
    await until(() => Promise.resolve(openSpools() === 0), 5_000);
    expect({ uncaught: watch.found, kept: await kept() }).toEqual({ uncaught: [], kept: before });
  });

  it('is distinguished from a complete one that lacks the last line break', async () => {
    const { path, name, bytes } = targets()[kind] as Target;
    const whole = form([part('file', name), bytes]);
    expect(statusOf(await rawCall(url, head(path, whole.length), (write) => write(whole)))).toBe(201);
  });
});

describe('a download', () => {
  const stored = async () => {
    const bytes = Buffer.concat([pdf('una polizza'), Buffer.alloc(8_000_000, 'x')]);
    const { body } = await test.as(admin).post(`clients/${clientId}/documents`).attach('file', bytes, 'grande.pdf').expect(201);
    const { files } = await kept();
    const newest =
      files
        .filter((path) => path.includes('/files/'))
        .toSorted()
        .at(-1) ?? '';
    return { path: `/api/v1/clients/${clientId}/documents/${body.id}/file`, newest };
  };
  const ask = (method: string, path: string) => [`${method} ${path} HTTP/1.1`, ...head(path, 0).slice(1, 3)];

  it('whose receiver disconnects ends, and affects no other request', async () => {
    const { path } = await stored();
    const watch = uncaught();
    for (const wait of [0, 1, 5, 20, 100])
      await rawCall(url, ask('GET', path), async () => {
        await sleep(wait);
        throw new HangUp();
      });
    await rawCall(url, ask('HEAD', path), async () => undefined, 200);
    await sleep(200);
    watch.stop();
    expect(watch.found).toEqual([]);
    await test.as(admin).get(path).expect(200);
  });

  it.each<[what: string, spoil: (file: string) => void]>([
    ['is missing', (file) => rmSync(file)],
    [
      'cannot be read',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('of a file that %s is answered with 500 or aborted', async (_what, spoil) => {
    const { path, newest } = await stored();
    spoil(newest);
    const watch = uncaught();
    const answers = await Promise.all(Array.from({ length: 10 }, () => rawCall(url, ask('GET', path), async () => undefined, 3_000)));
    watch.stop();
    rmSync(newest, { recursive: true, force: true });
    expect([...new Set(answers.map((answer) => statusOf(answer)))]).toEqual([500]);
    expect(watch.found).toEqual([]);
    await test.as(admin).get('/health/live').expect(200);
  });
});
