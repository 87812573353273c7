import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Schema } from './document.js';

/** A value to try. `token` is its JSON text, which can express more than a JavaScript value. */
export interface Attempt {
  name: string;
  token: string;
  /** Set for strings: the text to be read back if the value is accepted. */
  text?: string;
}

const fixture = JSON.parse(readFileSync(resolve(import.meta.dirname, 'naughty-strings.json'), 'utf8')) as Record<string, string[]>;
const spelled = (text: string): string => text.replace(/^@LONG (\d+)$/, (_, length: string) => 'x'.repeat(Number(length)));
const attempt = (text: string): Attempt => ({ name: JSON.stringify(text).slice(0, 60), token: JSON.stringify(text), text });

/** Strings that are known to break software, including Italian ones. */
const NAUGHTY: Attempt[] = Object.values(fixture).flat().map(spelled).map(attempt);
const of = (...categories: string[]) => new Set(categories.flatMap((category) => fixture[category] ?? []).map(spelled));
/** Strings that are tried on more fields than the others. */
const OFTEN = of('not storable', 'long', 'empty and blank');
const DATES = of('dates');
const IDS = new Set(NAUGHTY.map(({ text = '' }) => text).filter((text) => /^[0-9a-g-]{30,}$/.test(text)));

/**
 * Each string is tried on one in this many fields; consecutive fields get different strings, so that all fields together
 * cover each of them often.
 */
const SHARE = 40;
const OFTEN_SHARE = 4;

/**
 * Strings for the nth field: a share of them in `npm test`, all of them in `npm run soak`. Date fields always get every
 * date, id fields every string that resembles an id.
 */
export function stringsFor(place: number, { format = '', pattern = '', items }: Schema = {}): Attempt[] {
  if (process.env.SESTANTE_SOAK === '1') return NAUGHTY;
  const id = [format, items?.format].includes('uuid') || /a-f/.test(pattern + items?.pattern);
  return NAUGHTY.filter(({ text = '' }, n) => {
    const share = OFTEN.has(text) ? OFTEN_SHARE : SHARE;
    return n % share === place % share || (format.startsWith('date') && DATES.has(text)) || (id && IDS.has(text));
  });
}

const tokens = (...written: string[]): Attempt[] =>
  written.map((token) => ({ name: token, token, ...(token.startsWith('"') ? { text: JSON.parse(token) as string } : {}) }));

const WRONG = [
  'null',
  'true',
  'false',
  '0',
  '1.5',
  '""',
  '"x"',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '[{}]',
  '{"a":1}',
  '{"length":1,"0":"x"}',
  '1e309',
];
/** Values of the wrong type for most fields. */
export const TYPES = tokens(...WRONG);

/** Boundary values for numbers. */
export const NUMBERS = tokens('-1', '-0', '-1e309', '1e-7', '0.005', '2147483648', '9007199254740993', '123456789012345678901234567890');

/** Invalid bodies by their defect. With `asEmpty`, the body counts as `{}` where no field is required. */
export const RAW_BODIES: {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  statuses: number[];
  asEmpty?: true;
}[] = [
  { name: 'nothing', bytes: Buffer.from(''), statuses: [422], asEmpty: true },
  { name: '100 kB of [', bytes: Buffer.from('['.repeat(100_000)), statuses: [400] },
  { name: '100 kB of {"a":', bytes: Buffer.from('{"a":'.repeat(20_000)), statuses: [400] },
  { name: 'invalid UTF-8', bytes: Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]), statuses: [400] },
  { name: 'an overlong encoding', bytes: Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc0, 0xaf, 0x22, 0x7d]), statuses: [400] },
  { name: 'UTF-16', bytes: Buffer.from('{"a":1}', 'utf16le'), statuses: [400] },
  { name: 'a key given twice', bytes: Buffer.from('{"a":1,"a":2}'), statuses: [400] },
  { name: 'a key given twice, once escaped', bytes: Buffer.from('{"a":1,"\\u0061":2}'), statuses: [400] },
  { name: '__proto__', bytes: Buffer.from('{"__proto__":{"permissions":["*"]}}'), statuses: [400, 422] },
  { name: 'constructor.prototype', bytes: Buffer.from('{"constructor":{"prototype":{"a":1}}}'), statuses: [400, 422] },
  { name: 'null', bytes: Buffer.from('null'), statuses: [422] },
  { name: 'a list', bytes: Buffer.from('[]'), statuses: [422] },
  { name: 'a string', bytes: Buffer.from('"x"'), statuses: [422] },
  { name: 'a number', bytes: Buffer.from('1'), statuses: [422] },
  { name: 'half of it', bytes: Buffer.from('{"a":'), statuses: [400] },
  { name: 'NaN', bytes: Buffer.from('{"a":NaN}'), statuses: [400] },
  { name: 'an extra comma', bytes: Buffer.from('{"a":1,}'), statuses: [400] },
  { name: 'two documents', bytes: Buffer.from('{} {}'), statuses: [400] },
  { name: 'a byte order mark', bytes: Buffer.from('\ufeff{"a":1}'), statuses: [400, 422] },
  { name: 'two megabytes', bytes: Buffer.from(`{"a":"${'x'.repeat(2_000_000)}"}`), statuses: [413] },
  { name: 'a form', bytes: Buffer.from('a=1'), headers: { 'content-type': 'application/x-www-form-urlencoded' }, statuses: [415] },
  { name: 'plain text', bytes: Buffer.from('{}'), headers: { 'content-type': 'text/plain' }, statuses: [415] },
  { name: 'XML', bytes: Buffer.from('<a/>'), headers: { 'content-type': 'application/xml' }, statuses: [415] },
  { name: 'a malformed content type', bytes: Buffer.from('{}'), headers: { 'content-type': '%%%' }, statuses: [400, 415] },
  {
    name: 'another alphabet',
    bytes: Buffer.from('{}'),
    headers: { 'content-type': 'application/json; charset=utf-16' },
    statuses: [415, 422],
    asEmpty: true,
  },
  {
    name: 'compressed',
    bytes: Buffer.from('1f8b08000000000000ffabae0500', 'hex'),
    headers: { 'content-encoding': 'gzip' },
    statuses: [400, 415],
  },
];
