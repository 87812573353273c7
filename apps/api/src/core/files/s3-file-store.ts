import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { FileStore, type StoredFile } from './file-store.js';

/** Redirects are not followed, so that signed requests and files go nowhere else. */
const ASKED_DIRECTLY = { redirect: 'manual' } as const;

/** Stores files in an S3-compatible bucket: `https://KEY:SECRET@host/bucket?region=eu-south-1`, addressed by path. */
export class S3FileStore extends FileStore {
  private readonly bucket: string;
  private readonly aws: AwsClient;

  constructor(address: URL) {
    super();
    this.bucket = `${address.origin}${address.pathname.replace(/\/$/, '')}`;
    this.aws = new AwsClient({
      accessKeyId: decodeURIComponent(address.username),
      secretAccessKey: decodeURIComponent(address.password),
      region: address.searchParams.get('region') ?? 'us-east-1',
      service: 's3',
    });
  }

  async store(key: string, path: string): Promise<void> {
    const { size } = await stat(path);
    const headers = { 'content-length': String(size), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    // Signed first, because a stream can be sent only once and cannot be hashed on the way.
    const signed = await this.aws.sign(`${this.bucket}/${key}`, { method: 'PUT', headers });
    const file = createReadStream(path);
    const body = Readable.toWeb(file) as unknown as NonNullable<RequestInit['body']>;
    try {
      await this.answered(
        await fetch(signed.url, {
          ...ASKED_DIRECTLY,
          method: 'PUT',
          headers: { ...Object.fromEntries(signed.headers), ...headers },
          body,
          duplex: 'half',
        } as RequestInit),
      );
    } finally {
      // A store that refuses before it has read the file would leave it open.
      file.destroy();
    }
    await rm(path, { force: true });
  }

  async open(key: string): Promise<Readable> {
    const { body } = await this.answered(await this.aws.fetch(`${this.bucket}/${key}`, ASKED_DIRECTLY));
    return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]);
  }

  async remove(key: string): Promise<void> {
    await this.answered(await this.aws.fetch(`${this.bucket}/${key}`, { ...ASKED_DIRECTLY, method: 'DELETE' }), 404);
  }

  async *list(prefix: string): AsyncIterable<StoredFile> {
    for (let token: string | undefined = ''; token !== undefined;) {
      const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix}/`, ...(token ? { 'continuation-token': token } : {}) });
      const text = await (await this.answered(await this.aws.fetch(`${this.bucket}?${query.toString()}`, ASKED_DIRECTLY))).text();
      for (const [, contents = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const [key, storedAt] = [inner(contents, 'Key'), inner(contents, 'LastModified')];
        if (key && storedAt) yield { key, storedAt: new Date(storedAt) };
      }
      token = inner(text, 'NextContinuationToken');
    }
  }

  private async answered(response: Response, ...alsoGood: number[]): Promise<Response> {
    if (response.ok || alsoGood.includes(response.status)) return response;
    await response.body?.cancel();
    throw new Error(`The file store answered ${response.status}.`);
  }
}

/** Reads a tag's text. Keys and tokens contain no character that XML escapes, except `&`. */
const inner = (xml: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
