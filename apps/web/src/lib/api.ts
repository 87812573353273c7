import { client } from '@sestante/api-client/client';
import { ApiProblem } from './problems';
import { freshToken, renew } from './session';
import { currentView, deleteViewToken, isViewRequest, viewToken } from './view-as';

/** Readies the generated client: who asks, how lists are written, what a failure looks like. Called once. */
export function connectApi(): void {
  client.setConfig({
    baseUrl: '',
    fetch: asUser((request) => fetch(request)),
    querySerializer: { array: { explode: false, style: 'form' } },
  });
  client.interceptors.error.use((error, response) => toProblem(error, response));
}

/** How a request travels. */
export type Transport = (request: Request) => Promise<Response>;

/**
 * Sends requests with the session's token; a 401 is answered by one renewal and one repetition. Another transport than
 * the browser's fetch is for what that cannot do, as telling how much of a file has left: `upload.ts`.
 */
export function asUser(transport: Transport): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (/^\/api\/v1\/(auth|public)\//.test(pathname)) return transport(request);
    if (currentView() !== null && !isViewRequest(pathname)) return sendAsViewer(request, transport);
    const token = await freshToken();
    // Pages that ask on and on need no server to hear that the session is over.
    if (token === null) return Response.json({ code: 'unauthenticated' }, { status: 401 });
    const response = await send(request.clone(), token, transport);
    if (response.status !== 401 || !(await renew(token))) return response;
    return send(request, await freshToken(), transport);
  };
}

/** The same through other eyes: a new token is asked for in the admin's own name, which fails when their session has ended. */
async function sendAsViewer(request: Request, transport: Transport): Promise<Response> {
  const response = await send(request.clone(), await viewToken(), transport);
  if (response.status !== 401) return response;
  deleteViewToken();
  return send(request, await viewToken(), transport);
}

function send(request: Request, token: string | null, transport: Transport): Promise<Response> {
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  return transport(request);
}

function toProblem(error: unknown, response: Response | undefined): unknown {
  if (error instanceof ApiProblem || (error instanceof DOMException && error.name === 'AbortError')) return error;
  if (!response) return new ApiProblem(0, {});
  return new ApiProblem(response.status, typeof error === 'object' && error !== null ? { ...error } : {});
}
