import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.js';

/** A request as our code sees it. */
export interface ApiRequest extends FastifyRequest {
  actor?: Actor;
  /** Of a route that takes a file: waits, once the file is there, until its work may begin. */
  received?: () => Promise<void>;
}
export type ApiReply = FastifyReply;

/** The route's pattern, such as `/api/v1/clients/:id`: fit for logs, where the address itself may hold personal data. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '(none)';
