import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { finalize, type Observable } from 'rxjs';
import { Admission, askerOf, type RequestQueue } from '../admission.js';
import type { Leave } from '../fair-queue.js';
import { isForm, takesFile } from './file-upload.js';
import { routeOf, type ApiReply, type ApiRequest } from './request.js';

const QUEUE = 'queue';

/** Names the queue of a route whose requests do not wait with the ordinary ones. */
export const WaitsIn = (queue: RequestQueue) => SetMetadata(QUEUE, queue);

/** Marks a route that may take seconds: it uses one of the few places for long work instead of an ordinary one. */
export const LongWork = () => WaitsIn('longWork');

/** Begins a request when it is its agency's turn. Unauthenticated callers share by address. */
@Injectable()
export class AdmissionInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly admission: Admission,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    // Health checks must be answered even under load.
    if (routeOf(request).startsWith('/health')) return next.handle();
    const { raw } = http.getResponse<ApiReply>();
    const queue = this.admission[this.reflector.get<RequestQueue | undefined>(QUEUE, context.getHandler()) ?? 'requests'];
    const asker = request.actor ? askerOf(request.actor) : { agency: request.ip, person: request.ip };
    let leave: Leave | undefined;
    const begin = async () => {
      leave = await queue.enter(asker, raw);
    };
    // A file over a slow connection takes no place while it is being received.
    if (takesFile(request) && isForm(request)) request.received = begin;
    else await begin();
    return next.handle().pipe(finalize(() => leave?.()));
  }
}
