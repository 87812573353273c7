import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { fillGaps } from './fill-gaps.ts';

const one = (from: string) => ({ from, planned: 0, done: 2, cancelled: 0 });
const days = (steps: { from: string; done: number }[]) => steps.map(({ from, done }) => `${from} ${done}`);

test('days, weeks and months without anything have a bar of their own', () => {
  assert.deepEqual(days(fillGaps([one('2026-11-24')], '2026-11-23', '2026-11-25', 'day')), [
    '2026-11-23 0',
    '2026-11-24 2',
    '2026-11-25 0',
  ]);
  // The first week begins before the range.
  assert.deepEqual(days(fillGaps([one('2026-11-16')], '2026-11-18', '2026-11-30', 'week')), [
    '2026-11-16 2',
    '2026-11-23 0',
    '2026-11-30 0',
  ]);
  assert.deepEqual(days(fillGaps([one('2027-01-01')], '2026-12-15', '2027-01-15', 'month')), ['2026-12-01 0', '2027-01-01 2']);
});
