import { Problem } from '../errors.js';
import { SharedSessions } from './session.js';

// Class 08: connection exceptions; 57P0x: the server stops or starts; 53xxx: it is out of connections or memory.
const GONE = /^(08|57P0|53)/;
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
const TOO_SLOW: Record<string, string> = {
  '57014': 'The database took too long.',
  '55P03': 'The record is locked by another transaction.',
  '40001': 'The transaction conflicted with another one.',
  '40P01': 'The transaction conflicted with another one.',
};

/** Returns a 503 when the error means that the database is away or too busy, undefined for any other error. */
export function outageOf(error: unknown): Problem | undefined {
  if (error instanceof SharedSessions) return away();
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    if (TOO_SLOW[code]) return new Problem(503, 'overloaded', TOO_SLOW[code], { retryAfter: 1 });
    if (GONE.test(code) || SOCKET.has(code)) return away();
  }
  if (
    /Connection terminated|query ?runner (was )?already released|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Cannot use a pool after/i.test(
      String(message),
    )
  )
    return away();
  return undefined;
}

const away = () =>
  new Problem(
    503,
    'database-unavailable',
    'The database is not answering. Nothing was changed by this request unless it was acknowledged.',
    { retryAfter: 2 },
  );
