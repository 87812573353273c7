import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { isWeekend, mondayOf, shiftDayByMonth, shiftMonth, weekOf, weeksOf } from './month-days.ts';

test('weeks begin on Monday, over the ends of months and summer time', () => {
  assert.equal(mondayOf('2026-11-24'), '2026-11-23');
  assert.equal(mondayOf('2026-11-29'), '2026-11-23');
  assert.deepEqual(weekOf('2026-10-25').slice(-2), ['2026-10-24', '2026-10-25']);
  assert.equal(mondayOf('2027-01-01'), '2026-12-28');
});

test('a month is shown by whole weeks', () => {
  const november = weeksOf('2026-11');
  assert.equal(november.length, 6);
  assert.equal(november[0]?.[0], '2026-10-26');
  assert.equal(november.at(-1)?.at(-1), '2026-12-06');
  assert.equal(weeksOf('2027-02').length, 4);
});

test('months go on over the end of the year, and a day that the next one lacks becomes its last', () => {
  assert.equal(shiftMonth('2026-11', 2), '2027-01');
  assert.equal(shiftDayByMonth('2026-01-31', 1), '2026-02-28');
  assert.equal(shiftDayByMonth('2026-03-15', -1), '2026-02-15');
  assert.equal(isWeekend('2026-11-28'), true);
  assert.equal(isWeekend('2026-11-27'), false);
});
