import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { formatSize } from './file-size.ts';

const MB = 1024 * 1024;

test('sizes are told as staff know them', () => {
  assert.equal(formatSize(12), '1 KB');
  assert.equal(formatSize(334_128), '327 KB');
  assert.equal(formatSize(50 * MB), '50 MB');
  assert.equal(formatSize(20 * MB + 1), '20,1 MB');
});
