import { bodyFields } from './bad-input-fields.js';
import { operations, typeOf, type Operation } from './document.js';

/** A body below 1 MB that is expensive to validate completely. */
export interface OddBody {
  name: string;
  operation: Operation;
  body: string;
}

const MEGABYTE = 1024 * 1024;
/** Slightly below the maximum size of a body. */
const ROOM = MEGABYTE - 20_000;

const many = (n: number, item: (at: number) => string): string => Array.from({ length: n }, (_, at) => item(at)).join(',');
const uuid = (at: number): string => `"01890000-0000-7000-8000-${at.toString(16).padStart(12, '0')}"`;
const text = (characters: string, length: number): string =>
  JSON.stringify(characters.repeat(Math.ceil(length / characters.length)).slice(0, length));
const filled = (item: string): string => `[${`${item},`.repeat(Math.floor(ROOM / (item.length + 1)) - 1)}${item}]`;

/** Bodies for any operation. */
const WHOLE: Record<string, () => string> = {
  'sixty thousand unknown keys': () => `{${many(60_000, (at) => `"k${at}":1`)}}`,
  'two thousand unknown keys': () => `{${many(2_000, (at) => `"k${at}":{"a":[]}`)}}`,
  'unknown keys in escapes': () => `{${many(40_000, (at) => `"\\u006b${at}":1`)}}`,
  'unknown keys of four hundred characters': () => `{${many(2_000, (at) => `"${'è'.repeat(200)}${at}":1`)}}`,
  'two keys of half a megabyte': () => `{"${'a'.repeat(500_000)}":1,"${'b'.repeat(500_000)}":2}`,
  'names of every object': () => `{${many(300, (at) => `"k${at}":{"toString":1,"valueOf":2}`)}}`,
  'a list of numbers': () => `{"x":${filled('1')}}`,
  'a list of empty objects': () => `{"x":${filled('{}')}}`,
  'a list of empty lists': () => `{"x":${filled('[]')}}`,
  'a list of objects': () => `{"x":${filled('{"a":{"b":[1]}}')}}`,
  'a hundred lists of five hundred': () => `{${many(100, (at) => `"k${at}":[${many(500, String)}]`)}}`,
  'wide at each of thirty levels': () => `${`{"w":[${many(5_000, () => '1')}],"d":`.repeat(30)}1${'}'.repeat(30)}`,
  'a text of a megabyte': () => `{"x":${text('x', ROOM - 20)}}`,
  'a text of escapes': () => `{"x":"${'\\u00e8'.repeat(160_000)}"}`,
  spaces: () => `{${' '.repeat(ROOM)}}`,
  'lines between the keys': () => `{${many(20_000, (at) => `\n\n\n\n\n\n\n\n"k${at}"\n\n\n\n:\n\n\n\n1`)}}`,
  'a key given twice, at the end': () => `{${many(1_900, (at) => `"k${at}":"${'x'.repeat(400)}"`)},"k0":1}`,
  'half of a list': () => filled('{}').slice(0, -1),
  'a list of keys': () => `[${many(1_900, (at) => `{"k${at}":{"k":{"k":{"k":{}}}}}`)}]`,
};

/** Values in place of an array. */
const LISTS: Record<string, () => string> = {
  'many short texts': () => filled('"x"'),
  'many ids': () => `[${many(24_000, uuid)}]`,
  'ten thousand ids': () => `[${many(10_000, uuid)}]`,
  'ten thousand texts of one letter': () => `[${many(10_000, () => '"x"')}]`,
  'ten thousand ids, two alike': () => `[${many(9_999, uuid)},${uuid(9_998)}]`,
  'many empty objects': () => filled('{}'),
  'nine thousand empty objects': () => `[${many(9_000, () => '{}')}]`,
  'many nulls': () => filled('null'),
  'lists in lists': () => `[${many(2_000, () => '[[[[[[[]]]]]]]')}]`,
  'objects of unknown keys': () => `[${many(30, () => `{${many(400, (at) => `"k${at}":1`)}}`)}]`,
};

/** Values in place of a text. */
const TEXTS: Record<string, () => string> = {
  'letters without end': () => text('x', 900_000),
  'nine thousand spaces': () => text(' ', 9_000),
  'spaces around a letter': () => text(`${' '.repeat(450)}x${' '.repeat(450)}`, 900),
  'nine hundred at signs': () => text('a@', 900),
  'nine hundred dots': () => text('a.', 900),
  'nine hundred digits': () => text('3', 900),
  'nine hundred accents': () => text('\u0301', 900),
  'plus signs': () => text('+39 ', 9_000),
  'a list of texts': () => filled('"x"'),
};

/** Values in place of an object. */
const OBJECTS: Record<string, () => string> = {
  'many unknown keys': () => `{${many(60_000, (at) => `"k${at}":1`)}}`,
  'a thousand unknown keys': () => `{${many(1_000, (at) => `"k${at}":1`)}}`,
  'a list of empty objects': () => filled('{}'),
  'nine thousand empty objects': () => `[${many(9_000, () => '{}')}]`,
};

/** All such bodies, built lazily because together they would take gigabytes. */
function all(): { name: string; operation: Operation; make: () => string }[] {
  let count = 0;
  return operations
    .filter(({ body }) => body)
    .flatMap((operation) => [
      ...Object.entries(WHOLE).map(([name, make]) => ({ name, operation, make })),
      ...bodyFields(operation, () => (count += 1)).flatMap(({ pointer, schema, bodyWith }) => {
        const tokens = { array: LISTS, string: TEXTS, object: OBJECTS }[typeOf(schema) ?? ''] ?? {};
        return Object.entries(tokens).map(([name, make]) => ({ name: `${pointer}: ${name}`, operation, make: () => bodyWith(make()) }));
      }),
    ]);
}

/** Body of this name for the operation. */
export function oddBody(operationId: string, name: string): OddBody {
  const found = all().find((body) => body.operation.id === operationId && body.name === name);
  if (!found) throw new Error(`There is no such body: ${operationId}, ${name}.`);
  return { name, operation: found.operation, body: found.make() };
}

/** Yields up to `max` bodies, spread over all operations; all of them by default. */
export function* oddBodies(max = Number.POSITIVE_INFINITY): Generator<OddBody> {
  const bodies = all();
  const step = Math.max(1, bodies.length / max);
  for (let at = 0; at < bodies.length; at += step) {
    const chosen = bodies[Math.floor(at)];
    if (chosen) yield { name: chosen.name, operation: chosen.operation, body: chosen.make() };
  }
}
