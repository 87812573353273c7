import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { mutateOnce } from './mutate-once.ts';

interface Row {
  id: string;
}

const CASES: [name: string, pending: Row | null, asked: Row, runs: boolean][] = [
  ['nothing is running', null, { id: 'a' }, true],
  ['the same is running', { id: 'a' }, { id: 'a' }, false],
  ['something else is running', { id: 'a' }, { id: 'b' }, true],
];

for (const [name, pending, asked, runs] of CASES) {
  test(`a mutation ${runs ? 'runs' : 'does not run'} when ${name}`, () => {
    const calls: Row[] = [];
    mutateOnce({ isPending: pending !== null, variables: pending ?? undefined, mutate: (row: Row) => calls.push(row) }, asked);
    assert.deepEqual(calls, runs ? [asked] : []);
  });
}
