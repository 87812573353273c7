import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { PublicRoute } from '../auth/auth.guard.js';
import { Config } from '../config.js';
import { Problem } from '../errors.js';
import { routeOf, type ApiReply, type ApiRequest } from './request.js';

/** Calls of one caller in a minute, by cost. Log-ins are counted apart, in PostgreSQL (`users/sign-in.service.ts`). */
const POLICIES = { read: 600, write: 300, search: 300, auth: 60 } as const;
type Policy = keyof typeof POLICIES;
const WINDOW_SECONDS = 60;

/** Limits requests per process and in memory: it protects this process, and several processes may allow proportionally more. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limiters = new Map(
    Object.entries(POLICIES).map(([name, points]) => [
      name as Policy,
      new RateLimiterMemory({ points, duration: WINDOW_SECONDS, keyPrefix: name }),
    ]),
  );

  constructor(private readonly config: Config) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    if (!this.config.rateLimits || routeOf(request).startsWith('/health') || limitsCallsItself(request)) return true;
    const reply = context.switchToHttp().getResponse<ApiReply>();
    const policy = policyOf(request);
    const left = await this.limiters
      .get(policy)
      ?.consume(request.actor?.userId ?? request.ip)
      .catch((refused: unknown) => refused);
    if (!(left instanceof RateLimiterRes)) return true;
    const seconds = Math.max(1, Math.ceil(left.msBeforeNext / 1000));
    void reply.header('RateLimit-Policy', `"${policy}";q=${POLICIES[policy]};w=${WINDOW_SECONDS}`);
    void reply.header('RateLimit', `"${policy}";r=${Math.max(0, left.remainingPoints)};t=${seconds}`);
    if (left.consumedPoints > POLICIES[policy])
      throw new Problem(429, 'rate-limited', 'Too many requests. Slow down.', { retryAfter: seconds });
    return true;
  }
}

const limitsCallsItself = ({ routeOptions }: ApiRequest): boolean => (routeOptions.config as PublicRoute).limitsCallsItself === true;

function policyOf(request: ApiRequest): Policy {
  if (routeOf(request).startsWith('/api/v1/auth/')) return 'auth';
  if (request.method !== 'GET' && request.method !== 'HEAD') return 'write';
  return typeof request.query === 'object' && request.query !== null && 'q' in request.query ? 'search' : 'read';
}
