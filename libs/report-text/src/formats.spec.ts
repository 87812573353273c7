import { counted, day, dayWith, euro, listOf, percentWith } from './formats.js';

it.each([
  [0, '€ 0'],
  [150_000, '€ 1.500'],
  [14_250_000, '€ 142.500'],
  [13_150, '€ 131,50'],
  [100_000_000_00, '€ 100.000.000'],
])('writes %d cents as %s', (cents, text) => {
  expect(euro(cents).replaceAll('\u00A0', ' ')).toBe(text);
});

it.each([
  ['2026-12-08', "dall'8 dicembre 2026"],
  ['2026-11-11', "dall'11 novembre 2026"],
  ['2026-11-18', 'dal 18 novembre 2026'],
  ['2025-01-01', 'dal 1º gennaio 2025'],
  // Half past midnight in Rome, the day before in UTC.
  ['2026-11-20T23:30:00Z', 'dal 21 novembre 2026'],
])('writes %s with its article', (value, text) => {
  expect(dayWith('dal', value)).toBe(text);
});

it.each([
  [1, "l'1%"],
  [8, "l'8%"],
  [11, "l'11%"],
  [18, 'il 18%'],
  [57, 'il 57%'],
  [80, "l'80%"],
  [89, "l'89%"],
  [100, 'il 100%'],
])('writes %d percent with its article', (value, text) => {
  expect(percentWith('il', value)).toBe(text);
});

it('agrees words with numbers', () => {
  expect([0, 1, 2, 1000].map((count) => counted(count, 'anno', 'anni'))).toEqual(['0 anni', '1 anno', '2 anni', '1.000 anni']);
  expect(day('2026-11-21')).toBe('21 novembre 2026');
  expect(listOf(['a', 'b', 'c'])).toBe('a, b e c');
});
