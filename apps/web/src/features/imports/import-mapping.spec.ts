import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { clashesIn, fromMapping, hasName, toMapping, withField } from './import-mapping.ts';

const start = toMapping([
  { column: 0, field: 'name' },
  { column: 2, field: 'email' },
]);

test('a field given to two columns is a clash of both, whichever came last', () => {
  const clashing = withField(start, 5, 'email');
  assert.deepEqual(
    [...clashesIn(clashing)],
    [
      [2, 5],
      [5, 2],
    ],
  );
  assert.deepEqual([...clashesIn(withField(clashing, 2, null))], []);
  assert.deepEqual([...clashesIn(start)], []);
});

test('any number of columns go into the notes', () => {
  assert.equal(clashesIn(withField(withField(start, 3, 'toNotes'), 4, 'toNotes')).size, 0);
});

test('what is sent is in the order of the columns, without those left out', () => {
  assert.deepEqual(fromMapping(withField(withField(start, 2, null), 1, 'vatNumber')), [
    { column: 0, field: 'name' },
    { column: 1, field: 'vatNumber' },
  ]);
});

test('some column has to hold a name', () => {
  assert.equal(hasName(start), true);
  assert.equal(hasName(withField(start, 0, null)), false);
  assert.equal(hasName(withField(start, 0, 'companyName')), true);
});
