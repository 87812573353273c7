import { addDays, romeInstant, romeTime, today } from './clock.js';

describe('the day in Rome', () => {
  it.each([
    ['2026-11-21T22:59:59Z', '2026-11-21'],
    ['2026-11-21T23:00:00Z', '2026-11-22'],
    ['2026-06-21T21:59:59Z', '2026-06-21'],
    ['2026-06-21T22:00:00Z', '2026-06-22'],
  ])('at %s is %s', (instant, day) => expect(today(new Date(instant))).toBe(day));

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-29', -1, '2026-03-28'],
    ['2026-10-25', 1, '2026-10-26'],
  ])('%s and %i makes %s', (day, days, then) => expect(addDays(day, days)).toBe(then));
});

describe('the instant of a local time in Rome', () => {
  it.each([
    ['2026-01-15', '09:30', '2026-01-15T08:30:00.000Z', 'in winter'],
    ['2026-07-15', '09:30', '2026-07-15T07:30:00.000Z', 'in summer'],
    ['2026-03-29', '00:00', '2026-03-28T23:00:00.000Z', 'before the clocks go forward'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z', 'in the hour skipped by daylight saving'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z', 'after it'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', 'in the hour repeated when daylight saving ends'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z', 'after it'],
  ])('%s %s is %s, %s', (day, time, instant) => expect(romeInstant(day, time).toISOString()).toBe(instant));

  it('formats back to the same local time', () => expect(romeTime(new Date('2026-11-21T23:05:00Z'))).toBe('2026-11-22 00:05'));
});
