import { afterWorkingDays, easterOf, isWorkingDay } from './working-days.rules.js';

describe('Easter', () => {
  it.each(['1961-04-02', '2000-04-23', '2008-03-23', '2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'])(
    'is on %s',
    (day) => expect(easterOf(Number(day.slice(0, 4)))).toBe(day),
  );
});

describe('a working day', () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-12-08', false, 'the Immaculate Conception'],
    ['2026-12-25', false, 'Christmas'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-04-03', true, 'Good Friday, which Italy works'],
    ['2027-10-04', false, 'Saint Francis'],
    ['2023-10-04', true, 'Saint Francis while it was no holiday'],
    ['2026-06-24', false, 'the patron saint of Turin'],
    ['2026-06-29', true, 'the patron saint of another town'],
  ])('%s: %s, %s', (day, works) => expect(isWorkingDay(day, '06-24')).toBe(works));
});

describe('after working days', () => {
  it.each([
    ['2026-11-24', 3, '2026-11-27', 'within a week'],
    ['2026-11-27', 1, '2026-11-30', 'over a weekend'],
    ['2026-12-04', 2, '2026-12-09', 'over a weekend and a holiday'],
    ['2026-12-23', 2, '2026-12-28', 'over Christmas'],
    ['2026-11-28', 0, '2026-11-30', 'none, from a Saturday'],
    ['2026-11-24', 0, '2026-11-24', 'none, from a working day'],
    ['2026-06-23', 1, '2026-06-25', 'over the patron saint'],
  ])('%s and %i days: %s, %s', (from, days, to) => expect(afterWorkingDays(from, days, '06-24')).toBe(to));
});
