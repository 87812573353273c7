import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Writes to the connection; resolves once the bytes are handed over, or when nobody takes any more. */
export type Write = (bytes: Uint8Array | string) => Promise<void>;

/**
 * Speaks to the server byte by byte, where `fetch` would send only what is well-formed.
 * @param head the lines of the request before the empty one
 * @param send the rest; when it throws, the connection is broken off at once
 * @returns all that came back until the server closed the connection, or until a whole answer had come
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

/** Thrown by a sender that breaks the connection off. */
export class HangUp extends Error {}

/** The number of the status line; 0 for no answer at all. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);

/** The `code` of the problem that the answer tells. */
export const codeOf = (answer: string): string | undefined => /"code":"([a-z0-9-]+)"/.exec(answer)?.[1];

function isWhole(answer: string): boolean {
  const [head = '', body] = answer.split('\r\n\r\n', 2);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  return body !== undefined && length !== undefined && body.length >= Number(length);
}

/** What nobody has caught while a test ran, which ends the process elsewhere. Call `stop` before looking. */
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
