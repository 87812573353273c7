import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { addMinutes, clashes } from './clashes.ts';

test('two are in each other’s way when one begins before the other ends', () => {
  const at = (plannedTime: string | null, durationMinutes: number | null = 30) => [{ plannedTime, durationMinutes }];
  assert.equal(clashes(at('10:00'), '10:15', '10:45').length, 1);
  assert.equal(clashes(at('10:00'), '10:30', '11:00').length, 0);
  assert.equal(clashes(at('09:00', 120), '10:30', '11:00').length, 1);
  assert.equal(clashes(at('10:00', null), '10:29', '10:40').length, 1);
  assert.equal(clashes(at(null), '00:00', '24:00').length, 0);
});

test('minutes go over the hour and stop at midnight', () => {
  assert.equal(addMinutes('17:30', 45), '18:15');
  assert.equal(addMinutes('23:30', 90), '24:00');
});
