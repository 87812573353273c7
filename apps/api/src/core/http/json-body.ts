import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import secureJson from 'secure-json-parse';
import { badRequest, invalid } from '../errors.js';

const DEEPEST = 32;

/**
 * Reads JSON bodies more strictly than `JSON.parse`: what would be stored differently from what was sent (invalid UTF-8,
 * a key given twice, U+0000, half a surrogate pair) or could overflow a stack (deep nesting) is refused by name.
 */
export function acceptJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(['application/json', 'application/merge-patch+json'], { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parseJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** @throws a 400 Problem for bytes that are no acceptable JSON, a 422 for texts that cannot be stored. */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw badRequest('invalid-utf8', 'The body is not valid UTF-8.');
  const text = bytes.toString('utf8');
  refuseDepthAndDuplicates(text);
  let value: unknown;
  try {
    value = secureJson.parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    throw badRequest('malformed-json', error instanceof Error ? error.message.slice(0, 200) : 'The body is not JSON.');
  }
  refuseUnstorable(value, '');
  return value;
}

/** One pass over the text, before anything is built from it. */
function refuseDepthAndDuplicates(text: string): void {
  const keys: (Set<string> | null)[] = [];
  let awaitsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') {
      if (keys.length >= DEEPEST) throw badRequest('too-deep', `The body is nested more than ${DEEPEST} levels deep.`);
      keys.push(char === '{' ? new Set() : null);
      awaitsKey = char === '{';
    } else if (char === '}' || char === ']') {
      keys.pop();
      awaitsKey = false;
    } else if (char === ',') {
      awaitsKey = keys.at(-1) instanceof Set;
    } else if (char === '"') {
      const end = endOfString(text, at);
      if (awaitsKey) {
        const key = unescaped(text.slice(at, end + 1));
        const seen = keys.at(-1);
        if (seen?.has(key)) throw badRequest('duplicate-key', `The key ${JSON.stringify(key.slice(0, 100))} is given twice.`);
        seen?.add(key);
        awaitsKey = false;
      }
      at = end;
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** `"\u0061"` and `"a"` are one key; what is no string at all is left for the parser to refuse. */
function unescaped(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** PostgreSQL text holds no U+0000, and half a surrogate pair has no UTF-8. */
function refuseUnstorable(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw invalid([{ pointer, code: 'nul', message: 'The text holds U+0000.' }]);
    if (!value.isWellFormed()) throw invalid([{ pointer, code: 'lone-surrogate', message: 'The text holds half a surrogate pair.' }]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseUnstorable(key, `${pointer}/`);
      refuseUnstorable(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
}
