import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { badRequest } from '../errors.js';
import { routeOf, type ApiRequest } from './request.js';

/** Refuses unknown query parameters instead of ignoring them. On routes that read some, their parameter class refuses the others. */
@Injectable()
export class KnownParametersGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const names = Object.keys(request.query ?? {});
    if (names.length === 0 || !routeOf(request).startsWith('/api/v1') || readsQuery(context)) return true;
    throw badRequest(
      'bad-parameter',
      `Check: ${names.join(', ').slice(0, 200)}.`,
      names
        .slice(0, 20)
        .map((name) => ({ pointer: name.slice(0, 200), code: 'unknown-field', message: 'This parameter does not exist here.' })),
    );
  }
}

/** Nest stores handler arguments under names such as `4:0`: the kind and the position. */
function readsQuery(context: ExecutionContext): boolean {
  const argumentKinds = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as object | undefined;
  return Object.keys(argumentKinds ?? {}).some((kind) => kind.startsWith(`${RouteParamtypes.QUERY}:`));
}
