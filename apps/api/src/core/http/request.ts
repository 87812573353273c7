import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.js';

/** Request with the application's own properties. */
export interface ApiRequest extends FastifyRequest {
  actor?: Actor;
  /** Set on upload routes: waits, once the file has arrived, until its work may begin. */
  received?: () => Promise<void>;
}
export type ApiReply = FastifyReply;

/** Returns the route's pattern, such as `/api/v1/clients/:id`, for logs, where the address itself may hold personal data. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '(none)';
