import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOriginal, moved, original, shown } from './tab-order.ts';

const NAMES = ['contacts', 'sites', 'contracts'] as const;
const tabs = original(NAMES);
const names = (list: { name: string }[]) => list.map(({ name }) => name);

test('a tab moves to its new place, and the others close up', () => {
  assert.deepEqual(names(moved(tabs, 'contacts', 2)), ['sites', 'contracts', 'contacts']);
  assert.deepEqual(names(moved(tabs, 'contracts', 0)), ['contracts', 'contacts', 'sites']);
  assert.deepEqual(names(moved(tabs, 'bonuses', 0)), names(tabs));
});

test('what was moved or hidden is not as it was in the beginning', () => {
  assert.equal(isOriginal(tabs, NAMES), true);
  assert.equal(isOriginal(moved(tabs, 'contacts', 1), NAMES), false);
  assert.equal(isOriginal(shown(tabs, 'sites', false), NAMES), false);
  assert.equal(isOriginal(shown(shown(tabs, 'sites', false), 'sites', true), NAMES), true);
});
