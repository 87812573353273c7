import { Contract } from './contract.js';
import type { Operation } from './document.js';

/** One request with its exact bytes. */
export interface Call {
  operation: Operation;
  path?: Record<string, string>;
  /** Query string, or its pairs. */
  query?: string | Record<string, string>;
  body?: unknown;
  /** Raw bytes to send instead of `body`, for example malformed JSON. */
  raw?: Uint8Array<ArrayBuffer> | string;
  headers?: Record<string, string>;
  token?: string | undefined;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** Undefined if the answer is not JSON. */
  json: Record<string, unknown> | undefined;
  milliseconds: number;
}

/** HTTP client of the generated suites: unlike `as()` it can send any bytes, and it validates every answer against the API document. */
export class HttpClient {
  /** Answers that deviate from the API document; a suite expects none. */
  readonly mismatches = new Set<string>();
  readonly contract = new Contract();

  constructor(private readonly url: string) {}

  async send({ operation, path = {}, query = '', body, raw, headers = {}, token }: Call): Promise<Answer> {
    const address = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
    const bytes = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const began = performance.now();
    const response = await fetch(`${this.url}${address}${search ? `?${search}` : ''}`, {
      method: operation.method,
      headers: {
        ...(bytes === undefined ? {} : { 'content-type': 'application/json' }),
        ...(operation.versioned ? { 'if-match': '*' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(bytes === undefined ? {} : { body: bytes }),
      redirect: 'manual',
    });
    const text = await response.text();
    const milliseconds = performance.now() - began;
    const contentType = response.headers.get('content-type');
    const mismatch = this.contract.mismatch(operation, response.status, contentType, text);
    if (mismatch) this.mismatches.add(mismatch);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      json: contentType?.includes('json') && text ? (JSON.parse(text) as Record<string, unknown>) : undefined,
      milliseconds,
    };
  }
}
