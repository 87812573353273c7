import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../config.js';
import { Problem } from '../errors.js';
import { problemFor } from './problem.filter.js';
import { closedHeaders } from './security-headers.js';

/** Answers requests that Node's parser could not read, with the same problem format and headers as everything else. */
export const refuseUnreadableRequest =
  (config: Config) =>
  ({ code }: Error & { code?: string }, socket: Socket): void => {
    // A disconnected client gets no answer, and an answer that has begun cannot be replaced.
    if (code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy();
    const problem = problemOf(code);
    const request = { id: uuidv7(), url: '/' };
    const body = JSON.stringify(problemFor(problem, request));
    const headers = {
      ...closedHeaders(request, config),
      'Cache-Control': 'no-store',
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`);
  };

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem(431, 'headers-too-large', 'The headers are too large.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'timed-out', 'The request took too long to arrive.');
  return new Problem(400, 'malformed-request', 'This is not a valid HTTP request.');
}
