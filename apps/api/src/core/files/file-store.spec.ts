import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startS3 } from '../../../test/s3-server.js';
import { LocalFileStore, type FileStore, type StoredFile } from './file-store.js';
import { S3FileStore } from './s3-file-store.js';

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const folder = mkdtempSync(join(tmpdir(), 'sestante-store-'));
const staged = (bytes: Buffer): string => {
  const path = join(folder, `staged-${Math.random()}`);
  writeFileSync(path, bytes);
  return path;
};
async function all(files: AsyncIterable<StoredFile>): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  for await (const file of files) found.push(file);
  return found;
}
const AGENCY = '01a20223-75fe-7442-bffd-28103755f0f3';
const OTHER = '01a20223-75fe-7442-bffd-28103755f0f4';

let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

describe.each([
  ['a folder', (): FileStore => new LocalFileStore(join(folder, 'kept'))],
  ['a bucket', (): FileStore => new S3FileStore(s3.address)],
])('%s', (_what, of) => {
  it('stores a file, returns the same bytes, and deletes it', async () => {
    const store = of();
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
    const path = staged(bytes);
    await store.store(`${AGENCY}/one`, path);
    expect(existsSync(path)).toBe(false);
    expect((await buffer(await store.open(`${AGENCY}/one`))).equals(bytes)).toBe(true);
    await store.store(`${AGENCY}/one`, staged(Buffer.from('another')));
    expect(String(await buffer(await store.open(`${AGENCY}/one`)))).toBe('another');
    await store.remove(`${AGENCY}/one`);
    await store.remove(`${AGENCY}/one`);
    await expect(store.open(`${AGENCY}/one`)).rejects.toThrow(/ENOENT|404/);
  });

  it('lists all files of an agency, and none of another', async () => {
    const store = of();
    const keys = ['a', 'b', 'c', 'd', 'e'].map((name) => `${AGENCY}/${name}`);
    for (const key of [...keys, `${OTHER}/a`]) await store.store(key, staged(Buffer.from(key)));
    const listed = await all(store.list(AGENCY));
    expect(listed.map(({ key }) => key).toSorted()).toEqual(keys);
    for (const { storedAt } of listed) expect(Math.abs(Date.now() - storedAt.getTime())).toBeLessThan(60_000);
    expect(await all(store.list('01a20223-75fe-7442-bffd-28103755f0f5'))).toEqual([]);
  });
});

it('a folder refuses keys that lead outside it', async () => {
  await expect(new LocalFileStore(folder).store('../elsewhere', staged(Buffer.from('x')))).rejects.toThrow(
    'The key of the file is malformed',
  );
});

it('a redirect from a bucket is not followed', async () => {
  const asked: string[] = [];
  const answering = async (name: string, status: number, location: string) => {
    const server = createServer((request, response) => {
      asked.push(`${name} ${request.method}`);
      request.resume();
      response.writeHead(status, { location }).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const elsewhere = await answering('elsewhere', 200, '/');
  const bucket = await answering('bucket', 307, `http://127.0.0.1:${portOf(elsewhere)}/`);
  const store = new S3FileStore(new URL(`http://KEY:SECRET@127.0.0.1:${portOf(bucket)}/bucket`));
  await expect(store.store(`${AGENCY}/one`, staged(Buffer.from('x')))).rejects.toThrow('307');
  await expect(store.open(`${AGENCY}/one`)).rejects.toThrow('307');
  await expect(store.remove(`${AGENCY}/one`)).rejects.toThrow('307');
  await expect(all(store.list(AGENCY))).rejects.toThrow('307');
  expect(asked).toEqual(['bucket PUT', 'bucket GET', 'bucket DELETE', 'bucket GET']);
  elsewhere.close();
  bucket.close();
});

it('a file that the bucket refuses stays where it was', async () => {
  const stranger = new URL(s3.address);
  stranger.password = 'wrong';
  const path = staged(Buffer.from('x'));
  await expect(new S3FileStore(stranger).store(`${AGENCY}/refused`, path)).rejects.toThrow('403');
  expect([existsSync(path), s3.objects.has(`${AGENCY}/refused`)]).toEqual([true, false]);
});
