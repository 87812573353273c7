import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { LogSampling } from '../log-sampling.js';
import { badRequest } from '../errors.js';
import { problemFor } from './problem.filter.js';
import { routeOf, type ApiRequest } from './request.js';
import { closedHeaders } from './security-headers.js';

const ACCESS_LINES_A_SECOND = 100;
/** Status logged when the caller disconnects before the answer, as proxies do. */
const GIVEN_UP = 499;
/** Server errors, except refusals under overload. */
const failed = (status: number) => status >= 500 && status !== 503;

/** Refuses addresses whose bytes are not text that PostgreSQL could store: they would be changed silently, or fail late. */
export function refuseBadAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(isText(request.url) ? undefined : badAddress());
  });
}

/** Refuses an address that cannot be decoded, with the same problem. The router meets it before any hook runs. */
export const refuseUnreadableAddress = (config: Config) => (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const problem = badAddress();
  reply.raw
    .writeHead(problem.status, { ...closedHeaders(request, config), 'Content-Type': 'application/problem+json; charset=utf-8' })
    .end(JSON.stringify(problemFor(problem, request)));
};

const badAddress = () => badRequest('bad-address', 'The URL contains bytes that are not UTF-8 text, or U+0000.');

function isText(url: string): boolean {
  if (!url.includes('%')) return !url.includes('\0');
  try {
    return !decodeURIComponent(url.replaceAll('+', ' ')).includes('\0');
  } catch {
    return false;
  }
}

/**
 * Logs one line for each answer, with the route's pattern instead of addresses or names. Under a flood lines are sampled,
 * so that earlier ones are not pushed out of the log; failures are always written.
 */
export function logResponses(server: FastifyInstance, log: Log): void {
  const sampling = new LogSampling(ACCESS_LINES_A_SECOND, 50);
  const write = (request: ApiRequest, reply: FastifyReply) => {
    const status = reply.raw.writableFinished ? reply.statusCode : GIVEN_UP;
    const leftOut = failed(status) ? 0 : sampling.take();
    if (leftOut === undefined) return;
    log.info({
      requestId: request.id,
      method: request.method,
      route: routeOf(request),
      status,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      agencyId: request.actor?.agencyId,
      userId: request.actor?.userId,
      ...(leftOut > 0 ? { leftOut } : {}),
    });
  };
  server.addHook('onRequest', (request, reply, done) => {
    // Fastify's own hook does not run when the caller disconnects.
    reply.raw.once('close', () => write(request, reply));
    done();
  });
}
