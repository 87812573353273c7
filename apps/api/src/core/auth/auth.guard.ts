import { applyDecorators, createParamDecorator, Injectable, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard as PassportGuard } from '@nestjs/passport';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { forbidden, Problem, viewOnly } from '../errors.js';
import type { ApiRequest } from '../http/request.js';
import type { Actor } from './actor.js';
import type { Permission } from './permissions.js';
import { RecentTokens } from './recent-tokens.js';

const ACCESS = 'access';
const BEFORE_SECOND_FACTOR = 'before-second-factor';

/** Requires a signed-in user with one of the permissions, or any signed-in user when none is named. */
export const Allow = (...permissions: Permission[]) =>
  applyDecorators(SetMetadata(ACCESS, permissions), ApiBearerAuth(), ApiExtension('x-permissions', permissions));

/** Settings of a route without credentials, which the HTTP edge reads. */
export interface PublicRoute {
  /** Maximum bytes of a body, where the usual few are not enough. */
  bodyLimit?: number;
  /** Whether the route counts its calls itself, by another key than the address. */
  limitsCallsItself?: boolean;
}

/** Opens the route to callers without credentials, and limits it to small bodies. */
export const Public = (route: PublicRoute = {}) =>
  applyDecorators(SetMetadata(ACCESS, 'public'), ApiExtension('x-permissions', 'public'), RouteConfig({ public: true, ...route }));

/** Opens the route to users who still have to set up the second factor that their agency requires. */
export const BeforeSecondFactor = () => SetMetadata(BEFORE_SECOND_FACTOR, true);

/** Returns the access that `Allow` or `Public` declared for a route; undefined when neither did. */
export const accessOf = (reflector: Reflector, context: ExecutionContext): readonly Permission[] | 'public' | undefined =>
  reflector.get(ACCESS, context.getHandler());

/** Injects the calling actor. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ApiRequest>();
  if (!actor) throw unauthenticated();
  return actor;
});

/** Decides who may call a route, in one place. A route without an access declaration is closed. */
@Injectable()
export class AuthGuard extends PassportGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly recent: RecentTokens,
  ) {
    super({ property: 'actor' });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(this.reflector, context);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const actor = await this.recent.findOrAsk(request.headers.authorization, async () => {
      await super.canActivate(context);
      return request.actor;
    });
    if (!actor) throw unauthenticated();
    request.actor = actor;
    if (actor.lacksSecondFactor && !this.reflector.get<true | undefined>(BEFORE_SECOND_FACTOR, context.getHandler()))
      throw secondFactorFirst();
    if (actor.readOnly && request.method !== 'GET' && request.method !== 'HEAD') throw viewOnly();
    if (access === undefined || (access.length > 0 && !access.some((permission) => actor.permissions.has(permission)))) {
      throw forbidden(`Your role may not do this. Required permission: ${access?.join(' or ') ?? 'none grants it'}.`);
    }
    return true;
  }

  override handleRequest<T>(error: unknown, actor: T | false): T {
    // A database outage must not sign anybody out, so the error is not turned into a 401.
    if (error) throw error as Error;
    if (!actor) throw unauthenticated();
    return actor;
  }
}

const secondFactorFirst = () =>
  forbidden('Your agency requires a second factor: set one up first, under /api/v1/me/second-factor.', 'second-factor-required');

const unauthenticated = () => new Problem(401, 'unauthenticated', 'Sign in, or send a valid access token.');
