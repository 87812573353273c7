import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { SessionTokens } from '@sestante/api-client/types';
import type { Person } from './people';

/** Calls of the API as a person, who is logged in at the first one. */
export class ApiCalls {
  private readonly tokens = new Map<string, string>();

  constructor(protected readonly request: APIRequestContext) {}

  protected async call<T>(...request: Parameters<ApiCalls['send']>): Promise<T> {
    const body: T = await (await this.send(...request)).json();
    return body;
  }

  protected async send(
    by: Person,
    method: string,
    path: string,
    data?: unknown,
    headers: Record<string, string> = {},
  ): Promise<APIResponse> {
    const answer = await this.request.fetch(`/api/v1${path}`, {
      method,
      headers: { ...headers, Authorization: `Bearer ${await this.token(by)}` },
      ...(data !== undefined && { data }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  }

  /** Changes the resource under this path while somebody else has it open. */
  async edit(path: string, fields: object, by: Person): Promise<void> {
    await this.send(by, 'PATCH', path, fields, { 'If-Match': '*' });
  }

  protected async token({ email, password }: Person): Promise<string> {
    const known = this.tokens.get(email);
    if (known !== undefined) return known;
    const answer = await this.request.post('/api/v1/auth/login', { data: { email, password } });
    const { accessToken }: SessionTokens = await answer.json();
    this.tokens.set(email, accessToken);
    return accessToken;
  }
}
