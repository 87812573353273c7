import type { Transport } from './api';

/** Transport that reports upload progress from 0 to 1, which fetch cannot do. */
export function withProgress(onProgress: (share: number) => void): Transport {
  return async (request) => {
    const body = await request.blob();
    return new Promise((resolve, reject) => {
      const sending = new XMLHttpRequest();
      sending.open(request.method, request.url);
      request.headers.forEach((value, name) => sending.setRequestHeader(name, value));
      sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
      sending.addEventListener('load', () => resolve(answerOf(sending)));
      sending.addEventListener('error', () => reject(new TypeError('The connection was lost')));
      sending.addEventListener('abort', () => reject(new DOMException('The upload was stopped', 'AbortError')));
      const { signal } = request;
      signal.addEventListener('abort', () => sending.abort());
      if (signal.aborted) reject(new DOMException('The upload was stopped', 'AbortError'));
      else sending.send(body);
    });
  };
}

function answerOf(sending: XMLHttpRequest): Response {
  const headers = { 'Content-Type': sending.getResponseHeader('Content-Type') ?? '' };
  return new Response(sending.responseText, { status: sending.status, headers });
}
