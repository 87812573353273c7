import { client } from '@sestante/api-client/client';
import { ApiProblem } from './problems';
import { freshToken, renew } from './session';
import { currentView, dropViewToken, isViewRequest, viewToken } from './view-as';

/** Readies the generated client: who asks, how lists are written, what a failure looks like. Called once. */
export function connectApi(): void {
  client.setConfig({
    baseUrl: '',
    fetch: fetchAsUser,
    querySerializer: { array: { explode: false, style: 'form' } },
  });
  client.interceptors.error.use((error, response) => toProblem(error, response));
}

/** Sends the request with the session's token; a 401 is answered by one renewal and one repetition. */
async function fetchAsUser(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/api/v1/auth/')) return fetch(request);
  if (currentView() !== null && !isViewRequest(pathname)) return fetchAsViewer(request);
  const token = await freshToken();
  // Pages that ask on and on need no server to hear that the session is over.
  if (token === null) return Response.json({ code: 'unauthenticated' }, { status: 401 });
  const response = await send(request.clone(), token);
  if (response.status !== 401 || !(await renew(token))) return response;
  return send(request, await freshToken());
}

/** The same through other eyes: a new token is asked for in the admin's own name, which fails when their session has ended. */
async function fetchAsViewer(request: Request): Promise<Response> {
  const response = await send(request.clone(), await viewToken());
  if (response.status !== 401) return response;
  dropViewToken();
  return send(request, await viewToken());
}

function send(request: Request, token: string | null): Promise<Response> {
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  return fetch(request);
}

function toProblem(error: unknown, response: Response | undefined): unknown {
  if (error instanceof ApiProblem || (error instanceof DOMException && error.name === 'AbortError')) return error;
  if (!response) return new ApiProblem(0, {});
  return new ApiProblem(response.status, typeof error === 'object' && error !== null ? { ...error } : {});
}
