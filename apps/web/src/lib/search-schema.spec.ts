import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { anyOf, day, id, integer, lenient, words } from './search-schema.ts';

const ID = '0192f0c1-2d3e-7f40-8a51-6b7c8d9e0f12';

for (const [name, schema, value, expected] of [
  ['words are trimmed', words, ' rossi ', 'rossi'],
  ['words must not be empty', words, ' ', undefined],
  ['a list is separated by commas', anyOf(id), `${ID},${ID}`, [ID, ID]],
  ['a list may be given as one', anyOf(id), [ID], [ID]],
  ['one wrong item drops the list', anyOf(id), `${ID},1`, undefined],
  ['an integer is text', integer(1, 365), '30', 30],
  ['an integer has limits', integer(1, 365), '366', undefined],
  ['an integer has no fraction', integer(1, 365), '1.5', undefined],
  ['a word is no integer', integer(1, 365), 'molti', undefined],
  ['a day of the calendar', day, '2028-02-29', '2028-02-29'],
  ['a day that does not exist', day, '2026-02-29', undefined],
  ['no day', day, 'domani', undefined],
] as const) {
  test(name, () => assert.deepEqual(v.parse(v.object({ value: lenient(schema) }), { value }), { value: expected }));
}

test('an absent value stays absent', () => assert.deepEqual(v.parse(v.object({ value: lenient(day) }), {}), {}));
