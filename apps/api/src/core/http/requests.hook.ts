import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.js';
import { badRequest } from '../errors.js';
import { routeOf, type ApiRequest } from './request.js';

/** Refuses addresses whose bytes are no text that PostgreSQL could hold: they would be changed silently, or fail late. */
export function refuseBadAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(isText(request.url) ? undefined : badRequest('bad-address', 'The address holds bytes that are not UTF-8 text, or U+0000.'));
  });
}

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
