import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { outageOf } from '../database/outage.js';
import { isReferenceRefused } from '../database/violations.js';
import { conflict, diskFull, Problem } from '../errors.js';
import type { Log } from '../log.js';
import { reportedErrors } from './field-errors.js';
import { LogSampling } from '../log-sampling.js';
import type { ProblemDto } from './problem.dto.js';
import { routeOf, type ApiReply, type ApiRequest } from './request.js';

/** Turns every thrown error into RFC 9457. An unexpected one becomes a 500 that reveals nothing but its trace id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** Overload refusals are sampled in the log, since repeated ones carry no new information. */
  private readonly refusals = new LogSampling(5, 1_000);

  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const reply = http.getResponse<ApiReply>();
    const problem = asProblem(thrown);
    if (problem.status >= 500) this.write(thrown, problem, request);
    // Probably a race, but possibly a missing check.
    else if (isReferenceRefused(thrown))
      this.log.warn({ requestId: request.id, route: routeOf(request), err: withoutData(thrown) }, problem.detail);
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.more.retryAfter !== undefined) void reply.header('Retry-After', String(problem.more.retryAfter));
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    void reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(JSON.stringify(problemFor(problem, request)));
  }

  private write(thrown: unknown, problem: Problem, request: ApiRequest): void {
    const line = { requestId: request.id, route: routeOf(request), code: problem.code };
    if (thrown === problem && problem.status === 503) {
      const leftOut = this.refusals.take();
      if (leftOut !== undefined) this.log.warn({ ...line, ...(leftOut > 0 ? { leftOut } : {}) }, problem.detail);
      return;
    }
    this.log[problem.status === 500 ? 'error' : 'warn']({ ...line, err: withoutData(thrown) }, problem.detail);
  }
}

const LONGEST_DETAIL = 2_000;

/** Parts of a request that a problem names; one that no route has received has no parameters. */
type Addressed = Pick<FastifyRequest, 'id' | 'url'> & Partial<Pick<FastifyRequest, 'params' | 'routeOptions'>>;

/** Returns the RFC 9457 body for this request. */
export function problemFor(problem: Problem, request: Addressed): ProblemDto & Record<string, unknown> {
  return {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.detail.slice(0, LONGEST_DETAIL),
    instance: instanceOf(request),
    code: problem.code,
    traceId: request.id,
    ...(problem.more.errors ? { errors: reportedErrors(problem.more.errors) } : {}),
    ...problem.more.extra,
  };
}

/** Returns the address, or the route's pattern where the address holds a token: people pass problems on. */
const instanceOf = ({ url, params, routeOptions }: Addressed): string =>
  ((params as { token?: string } | undefined)?.token === undefined ? url.split('?', 1)[0] : routeOptions?.url) ?? '/';

const FRAMEWORK_CODES: Record<number, string> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'timed-out',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  503: 'overloaded',
};

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  // Errors from a thread keep only their message.
  if (thrown instanceof Error && /^(ENOSPC|EDQUOT)\b/.test(thrown.message)) return diskFull();
  const outage = outageOf(thrown);
  if (outage) return outage;
  if (isReferenceRefused(thrown))
    return conflict(
      'changed-meanwhile',
      'A record that the request refers to was changed or deleted at the same time. Read it again and retry.',
    );
  const status = thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 600 && status !== 500) {
    const text = thrown instanceof Error ? thrown.message : 'The request was refused.';
    return new Problem(status, FRAMEWORK_CODES[status] ?? 'malformed-request', text, status === 503 ? { retryAfter: 1 } : {});
  }
  return new Problem(500, 'internal-error', 'An internal error occurred. The trace id identifies it in the logs.');
}

/** Removes row data from database errors, whose detail may not be logged. */
export function withoutData(thrown: unknown) {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const { code, constraint } = thrown as { code?: string; constraint?: string };
  const driver = code !== undefined && 'severity' in thrown;
  return {
    name: thrown.name,
    code,
    constraint,
    message: driver ? undefined : thrown.message.slice(0, 300),
    stack: thrown.stack?.split('\n').slice(1, 8).join('\n'),
  };
}
