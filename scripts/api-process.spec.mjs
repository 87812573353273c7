import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longerPause } from './api-process.mjs';

test('an API that keeps crashing is started again at least every five seconds', () => {
  const pauses = [300];
  for (let crash = 0; crash < 20; crash++) pauses.push(longerPause(pauses.at(-1)));
  assert.deepEqual(pauses.slice(0, 7), [300, 600, 1200, 2400, 4800, 5000, 5000]);
  assert.equal(Math.max(...pauses), 5000);
});
