import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import secureJson from 'secure-json-parse';
import type { PublicRoute } from '../auth/auth.guard.js';
import { badRequest, invalid } from '../errors.js';
import { pointerTo } from './field-errors.js';

/** Maximum bytes of a body on a public route. */
const PUBLIC_BODY_LIMIT = 16 * 1024;
const DEEPEST = 32;
/** Maximum texts, numbers, lists and objects of a body: a thousand records of sixty fields with their values. */
const MAX_VALUES = 100_000;
/** Maximum keys of one object. */
const MAX_KEYS = 2_000;

/**
 * Reads JSON bodies more strictly than `JSON.parse`. Refuses by name whatever would be stored differently from what was
 * sent (invalid UTF-8, a duplicate key, U+0000, half a surrogate pair), could overflow a stack (deep nesting) or costs too
 * much (more values and keys than any valid body).
 */
export function acceptJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addHook('onRoute', (route) => {
    if (isPublic(route.config)) route.bodyLimit = route.config.bodyLimit ?? PUBLIC_BODY_LIMIT;
  });
  server.addContentTypeParser(['application/json', 'application/merge-patch+json'], { parseAs: 'buffer' }, (request, body, done) => {
    // Bodies without required credentials are not parsed: the guard refuses the request.
    const known = request.headers.authorization !== undefined || isPublic(request.routeOptions.config);
    try {
      done(null, body.length === 0 || !known ? undefined : parseJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

const isPublic = (config: unknown): config is PublicRoute => (config as { public?: boolean } | undefined)?.public === true;

/** @throws a 400 Problem for bytes that are no acceptable JSON, a 422 for texts that cannot be stored. */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw badRequest('invalid-utf8', 'The body is not valid UTF-8.');
  const text = bytes.toString('utf8');
  refuseShape(text);
  let value: unknown;
  try {
    value = secureJson.parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    throw badRequest('malformed-json', error instanceof Error ? error.message.slice(0, 200) : 'The body is not valid JSON.');
  }
  refuseUnstorable(value, '');
  return value;
}

/** Checks the text in one pass, before anything is built from it. */
function refuseShape(text: string): void {
  const keys: (Set<string> | null)[] = [];
  let awaitsKey = false;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') {
      if (keys.length >= DEEPEST) throw badRequest('too-deep', `The body is nested more than ${DEEPEST} levels deep.`);
      keys.push(char === '{' ? new Set() : null);
      awaitsKey = char === '{';
      values += 1;
    } else if (char === '}' || char === ']') {
      keys.pop();
      awaitsKey = false;
    } else if (char === ',') {
      awaitsKey = keys.at(-1) instanceof Set;
      values += 1;
    } else if (char === '"') {
      const end = endOfString(text, at);
      if (awaitsKey) {
        noteKey(text.slice(at, end + 1), keys.at(-1));
        awaitsKey = false;
      }
      at = end;
    }
    if (values > MAX_VALUES) throw badRequest('too-many-values', `The body contains more than ${MAX_VALUES} values.`);
  }
}

function noteKey(literal: string, seen: Set<string> | null | undefined): void {
  const key = literal.includes('\\') ? unescaped(literal) : literal.slice(1, -1);
  if (seen?.has(key)) throw badRequest('duplicate-key', `The key ${JSON.stringify(key.slice(0, 100))} is given twice.`);
  if (seen && seen.size >= MAX_KEYS) throw badRequest('too-many-keys', `An object has more than ${MAX_KEYS} keys.`);
  seen?.add(key);
}

function endOfString(text: string, start: number): number {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return quote;
    from = quote + 1;
  }
}

/** Decodes escapes, since `"\u0061"` and `"a"` are the same key; a malformed string is left for the parser to refuse. */
function unescaped(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** Refuses texts that PostgreSQL cannot store: U+0000, and half a surrogate pair, which has no UTF-8. */
function refuseUnstorable(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw invalid([{ pointer, code: 'nul', message: 'The text contains U+0000.' }]);
    if (!value.isWellFormed()) throw invalid([{ pointer, code: 'lone-surrogate', message: 'The text contains half a surrogate pair.' }]);
  } else if (Array.isArray(value)) {
    value.forEach((inner, at) => typeof inner === 'number' || refuseUnstorable(inner, `${pointer}/${at}`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseUnstorable(key, `${pointer}/`);
      refuseUnstorable(inner, pointerTo(pointer, key));
    }
  }
}
