import { client } from '@sestante/api-client/client';
import { ApiProblem } from './problems';
import { freshToken, renew } from './session';

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
  if (new URL(request.url).pathname.startsWith('/api/v1/auth/')) return fetch(request);
  const token = await freshToken();
  const response = await send(request.clone(), token);
  if (response.status !== 401 || !(await renew(token))) return response;
  return send(request, await freshToken());
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
