import { client } from '@sestante/api-client/client';
import { ApiProblem } from './problems';
import { freshToken, renew } from './session';
import { currentView, deleteViewToken, isViewRequest, viewToken } from './view-as';

/** Configures the generated client: authentication, serialization of lists, errors as ApiProblem. Call once at startup. */
export function connectApi(): void {
  client.setConfig({
    fetch: asUser((request) => fetch(request)),
    querySerializer: { array: { explode: false, style: 'form' } },
  });
  client.interceptors.error.use((error, response) => toProblem(error, response));
}

/** Sends a request; the browser's fetch or a replacement for it. */
export type Transport = (request: Request) => Promise<Response>;

/**
 * Sends requests with the session's access token; a 401 renews the token and repeats the request once. Another
 * transport than fetch serves features that fetch lacks, such as upload progress: `upload.ts`.
 */
export function asUser(transport: Transport): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (/^\/api\/v1\/(auth|public)\//.test(pathname)) return transport(request);
    if (currentView() !== null && !isViewRequest(pathname)) return sendAsViewer(request, transport);
    const token = await freshToken();
    // Answers 401 without calling the server, so that polling pages cause no requests after the session has ended.
    if (token === null) return Response.json({ code: 'unauthenticated' }, { status: 401 });
    const response = await send(request.clone(), token, transport);
    if (response.status !== 401 || !(await renew(token))) return response;
    return send(request, await freshToken(), transport);
  };
}

/**
 * Sends a request of a "View as" session. A 401 fetches a new token with the admin's own session, which fails when that
 * session has ended.
 */
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
