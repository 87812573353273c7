import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.js';
import { withoutData } from './problem.filter.js';
import { routeOf } from './request.js';

/**
 * A stream that fails after the headers are sent can no longer be answered with a problem. It is logged under the id of its
 * request, and the connection is reset, so that no client takes a part for the whole. Call it before anything that wraps the
 * payload, such as compression.
 */
export function resetFailedStreams(server: FastifyInstance, log: Log): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = reply;
    if (isStream(payload))
      payload.once('error', (error) => {
        // Without headers it becomes a problem after all; a client that has gone away is no failure of ours.
        if (!raw.headersSent || raw.writableFinished || raw.destroyed || raw.socket?.destroyed !== false) return;
        log.error({ requestId: request.id, route: routeOf(request), err: withoutData(error) }, 'An answer failed on its way.');
        raw.socket.resetAndDestroy();
      });
    done(null, payload);
  });
}

const isStream = (payload: unknown): payload is Readable =>
  typeof payload === 'object' && payload !== null && 'pipe' in payload && 'once' in payload;
