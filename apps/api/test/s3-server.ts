import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const KEY = 'AKIDEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const REGION = 'eu-south-1';
const PER_PAGE = 2;

/**
 * In-memory subset of S3 that a file store needs. Verifies requests with an independent implementation of AWS Signature
 * Version 4 and answers 403 to a wrong signature.
 */
export async function startS3() {
  const objects = new Map<string, { bytes: Buffer; at: Date }>();
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      const url = new URL(request.url ?? '/', 'http://s3');
      const key = url.pathname.replace(/^\/bucket\/?/, '');
      const send = (status: number, body: Buffer | string = '') => response.writeHead(status).end(body);
      if (!isSigned(request, url, bytes)) return send(403);
      if (request.method === 'PUT') {
        // S3 refuses a body without a declared length.
        if (Number(request.headers['content-length']) !== bytes.length) return send(411);
        objects.set(key, { bytes, at: new Date() });
        return send(200);
      }
      if (request.method === 'DELETE') return send(objects.delete(key) ? 204 : 404);
      if (key !== '') return objects.has(key) ? send(200, objects.get(key)?.bytes) : send(404);
      return send(200, listing(url, objects));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = new URL(`http://127.0.0.1:${port}/bucket?region=${REGION}`);
  address.username = KEY;
  address.password = encodeURIComponent(SECRET);
  return { address, objects, close: () => void server.close() };
}

/** One page of `ListObjectsV2`: the keys after the token, in order. */
function listing(url: URL, objects: Map<string, { at: Date }>): string {
  const [prefix, after] = [url.searchParams.get('prefix') ?? '', url.searchParams.get('continuation-token') ?? ''];
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
  const page = keys.slice(0, PER_PAGE);
  const contents = page.map(
    (key) => `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString()}</LastModified></Contents>`,
  );
  const token = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>${contents.join('')}${token}</ListBucketResult>`;
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
/** Percent-encoding of RFC 3986, which is stricter than JavaScript's. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function isSigned({ method = '', headers }: IncomingMessage, url: URL, bytes: Buffer): boolean {
  const [, key, day, region, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const at = String(headers['x-amz-date']);
  const payload = String(headers['x-amz-content-sha256']);
  const late = Math.abs(Date.now() - Date.parse(at.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')));
  if (key !== KEY || region !== REGION || !names || !signature || !day || !at.startsWith(day) || !(late < 900_000)) return false;
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(bytes)) return false;
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.split(';').includes(name))) return false;
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).toSorted();
  const canonical = [
    method,
    url.pathname,
    query.join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const signing = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${SECRET}`);
  return hmac(signing, ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')).toString('hex') === signature;
}
