import { createParamDecorator, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { Problem } from '../errors.js';
import type { ApiReply, ApiRequest } from './request.js';

/** Version that a write is based on; `*` matches any. */
export type ExpectedVersion = number | '*';

/** Version in `If-Match`, which every PATCH, PUT and DELETE of a versioned resource requires. Weak tags never match. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): ExpectedVersion => {
  const header = context.switchToHttp().getRequest<ApiRequest>().headers['if-match'];
  if (header === undefined) throw new Problem(428, 'if-match-required', 'Send the ETag that your change is based on as If-Match.');
  if (header.trim() === '*') return '*';
  const versions = header.split(',').map((tag) => /^\s*"(\d{1,9})"\s*$/.exec(tag)?.[1]);
  const [version] = versions;
  if (versions.length !== 1 || version === undefined) throw stale();
  return Number(version);
});

/** Version conflict. `version` is the current one, when the caller may know it. */
export const stale = (version?: number) =>
  new Problem(
    412,
    'stale-version',
    'The record was changed in the meantime. Read it again.',
    version === undefined ? {} : { extra: { version } },
  );

/** @throws 412 when the record is not at the expected version */
export function checkVersion(expected: ExpectedVersion, current: number): void {
  if (expected !== '*' && expected !== current) throw stale(current);
}

/** Properties of an answer from which headers follow. */
interface Answer {
  id?: unknown;
  version?: unknown;
  rowVersion?: unknown;
  page?: { nextCursor?: unknown };
}

/** Sets `ETag` on single resources, `Location` on 201s and `Link` on lists, and answers 304 to `If-None-Match`. */
@Injectable()
export class ResourceHeaders implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const reply = context.switchToHttp().getResponse<ApiReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        if (typeof body !== 'object' || body === null) return body;
        // A resource whose content has a `version` of its own states the version of its row as `rowVersion`.
        const { id, version, rowVersion = version, page } = body as Answer;
        if (typeof page?.nextCursor === 'string') void reply.header('Link', `<${withCursor(request.url, page.nextCursor)}>; rel="next"`);
        if (request.method === 'POST' && reply.statusCode === 201 && typeof id === 'string') {
          void reply.header('Location', `${request.url.split('?', 1)[0]}/${id}`);
        }
        if (typeof rowVersion !== 'number') return body;
        const tag = `"${rowVersion}"`;
        void reply.header('ETag', tag);
        if (request.method === 'GET' && request.headers['if-none-match'] === tag) {
          void reply.status(304);
          return undefined;
        }
        return body;
      }),
    );
  }
}

/** Returns the address of the next page of the list at `url`. */
function withCursor(url: string, cursor: string): string {
  const [path = '', query] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
