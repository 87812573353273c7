import { applyDecorators, Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { IdempotentReplay } from '../database/idempotency.js';
import { badRequest } from '../errors.js';
import { Keys } from '../keys.js';
import { routeOf, type ApiReply, type ApiRequest } from './request.js';

export const SHOWS_SECRET_ONCE = 'x-shows-secret-once';

/** Marks a POST whose answer holds a secret that is shown only once. The answer is not stored, so an `Idempotency-Key` has no effect. */
export const ShowsSecretOnce = () => applyDecorators(SetMetadata(SHOWS_SECRET_ONCE, true), ApiExtension(SHOWS_SECRET_ONCE, true));

/**
 * Passes the `Idempotency-Key` of a POST to the unit of work, which stores the answer in the transaction of the write
 * (`core/database/idempotency.ts`), and returns the first answer to a repeated call.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  constructor(
    private readonly keys: Keys,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || !request.actor || routeOf(request).startsWith('/api/v1/auth/'))
      return next.handle();
    if (this.reflector.get<boolean | undefined>(SHOWS_SECRET_ONCE, context.getHandler())) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw badRequest('bad-idempotency-key', 'Idempotency-Key must have 1 to 255 printable ASCII characters.');
    }
    request.actor.idempotency = {
      key,
      // Keyed hashes, because an address may hold a token and a body a password, and a copy of the table must reveal
      // neither.
      route: this.keys.hmac('idempotency-route', `${request.method} ${request.url.split('?', 1)[0]}`).toString('base64url'),
      bodyHash: this.keys.hmac('idempotency', JSON.stringify(request.body ?? null)).toString('base64url'),
    };
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof IdempotentReplay)) return throwError(() => error);
        void context.switchToHttp().getResponse<ApiReply>().header('Idempotency-Replayed', 'true');
        return of(error.answer);
      }),
    );
  }
}
