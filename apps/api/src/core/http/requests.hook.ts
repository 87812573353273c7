import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { badRequest } from '../errors.js';
import { problemFor } from './problem.filter.js';
import { routeOf, type ApiRequest } from './request.js';
import { closedHeaders } from './security-headers.js';

/** Refuses addresses whose bytes are no text that PostgreSQL could hold: they would be changed silently, or fail late. */
export function refuseBadAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(isText(request.url) ? undefined : badAddress());
  });
}

/** The router meets an address that cannot be decoded before any hook does; it is refused in the same words. */
export const refuseUnreadableAddress = (config: Config) => (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const problem = badAddress();
  reply.raw
    .writeHead(problem.status, { ...closedHeaders(request, config), 'Content-Type': 'application/problem+json; charset=utf-8' })
    .end(JSON.stringify(problemFor(problem, request)));
};

const badAddress = () => badRequest('bad-address', 'The address holds bytes that are not UTF-8 text, or U+0000.');

function isText(url: string): boolean {
  if (!url.includes('%')) return !url.includes('\0');
  try {
    return !decodeURIComponent(url.replaceAll('+', ' ')).includes('\0');
  } catch {
    return false;
  }
}

/** One line for each answer, without an address or a name: the route's pattern says enough. */
export function logResponses(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { actor } = request as ApiRequest;
    log.info({
      requestId: request.id,
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      agencyId: actor?.agencyId,
      userId: actor?.userId,
    });
    done();
  });
}
