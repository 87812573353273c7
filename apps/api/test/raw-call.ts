import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Writes to the connection; resolves once the bytes are flushed or the peer no longer reads. */
export type Write = (bytes: Uint8Array | string) => Promise<void>;

/**
 * Sends raw bytes to the server, including malformed requests that `fetch` would refuse to send.
 * @param head lines of the request head, without the empty line
 * @param send writes the rest; if it throws, the connection is destroyed
 * @returns everything received until the connection was closed or an answer was complete
 */
export async function rawCall(url: string, head: string[], send: (write: Write) => Promise<void>, waitMs = 10_000): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  let closed = false;
  socket
    .on('data', (data) => (answer += data.toString('latin1')))
    .on('error', () => undefined)
    .on('close', () => (closed = true));
  const write: Write = (bytes) =>
    new Promise((resolve) => {
      if (closed) return resolve();
      socket.once('close', resolve);
      socket.write(bytes, () => {
        socket.off('close', resolve);
        resolve();
      });
    });
  try {
    await write(`${head.join('\r\n')}\r\n\r\n`);
    await send(write);
    const until = Date.now() + waitMs;
    while (!closed && !isWhole(answer) && Date.now() < until) await sleep(2);
  } catch (error) {
    if (!(error instanceof HangUp)) throw error;
  } finally {
    socket.destroy();
  }
  return answer;
}

/** Thrown by a sender to destroy the connection. */
export class HangUp extends Error {}

/** Status code of the answer; 0 if there is none. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);

/** Field `code` of the problem in the answer. */
export const codeOf = (answer: string): string | undefined => /"code":"([a-z0-9-]+)"/.exec(answer)?.[1];

function isWhole(answer: string): boolean {
  const [head = '', body] = answer.split('\r\n\r\n', 2);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  return body !== undefined && length !== undefined && body.length >= Number(length);
}

/** Collects uncaught errors, which end the process outside of tests. Call `stop` before reading `found`. */
export function uncaught(): { found: unknown[]; stop: () => void } {
  const found: unknown[] = [];
  const note = (error: unknown) => void found.push(error);
  const before = { uncaughtException: process.listeners('uncaughtException'), unhandledRejection: process.listeners('unhandledRejection') };
  process.removeAllListeners('uncaughtException').removeAllListeners('unhandledRejection');
  process.on('uncaughtException', note).on('unhandledRejection', note);
  return {
    found,
    stop: () => {
      process.off('uncaughtException', note).off('unhandledRejection', note);
      for (const listener of before.uncaughtException) process.on('uncaughtException', listener);
      for (const listener of before.unhandledRejection) process.on('unhandledRejection', listener);
    },
  };
}
