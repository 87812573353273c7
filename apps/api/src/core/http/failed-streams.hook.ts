import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.js';
import { withoutData } from './problem.filter.js';
import { routeOf } from './request.js';

/**
 * Handles streams that fail after the headers are sent and can no longer be answered with a problem: logs the error under
 * the request's id and resets the connection, so that no client takes a part for the whole. Call it before anything that
 * wraps the payload, such as compression.
 */
export function resetFailedStreams(server: FastifyInstance, log: Log): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = reply;
    if (isStream(payload))
      payload.once('error', (error) => {
        // Without headers it still becomes a problem; a client that disconnected is not a failure.
        if (!raw.headersSent || raw.writableFinished || raw.destroyed || raw.socket?.destroyed !== false) return;
        log.error({ requestId: request.id, route: routeOf(request), err: withoutData(error) }, 'An answer failed while it was being sent.');
        raw.socket.resetAndDestroy();
      });
    done(null, payload);
  });
}

const isStream = (payload: unknown): payload is Readable =>
  typeof payload === 'object' && payload !== null && 'pipe' in payload && 'once' in payload;
