import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { dayInWords, latenessInWords, otherDayOfCreation, plannedInWords } from './action-days.ts';

const today = '2026-11-24';

test('near days are told in words, the others with their weekday', () => {
  assert.equal(dayInWords('2026-11-24', today), 'oggi');
  assert.equal(dayInWords('2026-11-25', today), 'domani');
  assert.equal(dayInWords('2026-11-23', today), 'ieri');
  assert.equal(plannedInWords({ plannedOn: '2026-11-27', plannedTime: '17:30' }, today), 'ven 27/11/2026 17:30');
  assert.equal(plannedInWords({ plannedOn: '2026-11-24', plannedTime: null }, today), 'oggi');
});

test('the day of creation is told only when it is another, by the days of Rome', () => {
  const at = (createdAt: string) => otherDayOfCreation({ plannedOn: '2026-11-24', plannedTime: null, createdAt });
  assert.equal(at('2026-11-16T08:00:00Z'), '16/11/2026');
  assert.equal(at('2026-11-24T22:59:00Z'), null);
  // 00:30 in Rome, still the day before in UTC.
  assert.equal(at('2026-11-23T23:30:00Z'), null);
  assert.equal(at('2026-11-24T23:30:00Z'), '25/11/2026');
});

test('lateness counts days of the calendar', () => {
  assert.equal(latenessInWords('2026-11-23', today), 'In ritardo di 1 giorno');
  assert.equal(latenessInWords('2026-10-25', today), 'In ritardo di 30 giorni');
});
