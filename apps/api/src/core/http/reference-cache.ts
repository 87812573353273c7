import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.js';
import { Problem } from '../errors.js';

const PATHS = /^\/api\/(docs(\/.*)?|openapi\.(json|yaml))$/;
/** Calls of one address in a minute; the page with all its parts takes ten. */
const MAX_CALLS = 120;
const WINDOW_SECONDS = 60;
const KEPT_BY_BROWSERS = 'public, max-age=300';
/** Header that marks an internal request, which fills the cache. */
const INTERNAL = 'x-reference-made-for';

interface Kept {
  type: string;
  etag: string;
  bodies: Record<'br' | 'gzip' | 'identity', Buffer>;
}

/**
 * Caches the API reference, which is the same for everybody until the next release: each part is rendered and compressed
 * once, however often it is requested.
 */
export function keepReference(server: FastifyInstance, { rateLimits }: Config): void {
  const secret = randomUUID();
  const kept = new Map<string, Promise<Kept | undefined>>();
  const limiter = new RateLimiterMemory({ points: MAX_CALLS, duration: WINDOW_SECONDS, keyPrefix: 'reference' });
  const make = async (url: string): Promise<Kept | undefined> => {
    const { statusCode, headers, rawPayload } = await server.inject({ method: 'GET', url, headers: { [INTERNAL]: secret } });
    if (statusCode !== 200) return undefined;
    const [br, zipped] = await Promise.all([promisify(brotliCompress)(rawPayload), promisify(gzip)(rawPayload)]);
    const etag = `"${createHash('sha256').update(rawPayload).digest('base64url')}"`;
    return { type: String(headers['content-type']), etag, bodies: { br, gzip: zipped, identity: rawPayload } };
  };
  server.addHook('onRequest', async (request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    if (!/^(GET|HEAD)$/.test(request.method) || !PATHS.test(path) || request.headers[INTERNAL] === secret) return;
    if (rateLimits) await mustBeSlow(limiter, request);
    const answer = kept.get(path) ?? make(path);
    kept.set(path, answer);
    const found = await answer.catch(() => undefined);
    // Missing paths are not cached, because their number is unlimited.
    if (!found) kept.delete(path);
    if (found) return send(found, request, reply);
  });
}

async function mustBeSlow(limiter: RateLimiterMemory, { ip }: FastifyRequest): Promise<void> {
  const left = await limiter.consume(ip).catch((refused: unknown) => refused);
  if (left instanceof RateLimiterRes && left.consumedPoints > MAX_CALLS)
    throw new Problem(429, 'rate-limited', 'Too many requests. Slow down.', {
      retryAfter: Math.max(1, Math.ceil(left.msBeforeNext / 1000)),
    });
}

function send({ type, etag, bodies }: Kept, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.headers({ ETag: etag, 'Cache-Control': KEPT_BY_BROWSERS, Vary: 'Accept-Encoding' });
  if (headers['if-none-match']?.split(/,\s*/).some((known) => known.replace(/^W\//, '') === etag)) return reply.status(304).send();
  const accepted = headers['accept-encoding'] ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
  if (encoding !== 'identity') void reply.header('Content-Encoding', encoding);
  return reply.type(type).send(bodies[encoding]);
}
