import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import {
  formatDay,
  formatInteger,
  formatMoney,
  formatRelative,
  formatShortDay,
  formatWeekday,
  parseDay,
  parseTime,
  startOfDay,
  withItsDay,
} from './formats.ts';

const now = new Date('2026-11-24T09:42:00Z');

test('numbers and money carry their dots', () => {
  assert.equal(formatInteger(1284), '1.284');
  assert.equal(formatMoney({ amount: '1284.50', currency: 'EUR' }), '€ 1.284,50');
  assert.equal(formatMoney({ amount: '4250000.00', currency: 'EUR' }), '€ 4.250.000');
  assert.equal(formatMoney({ amount: '9007199254740993.01', currency: 'EUR' }), '€ 9.007.199.254.740.993,01');
});

test('a name that ends with a day says it as people do', () => {
  assert.equal(withItsDay('Manutenzione 2026-10-14'), 'Manutenzione del 14/10/2026');
  assert.equal(withItsDay('Sede 2026'), 'Sede 2026');
});

test('near moments are told in words, in Rome', () => {
  assert.equal(formatRelative('2026-11-24T09:34:00Z', now), '8 min fa');
  assert.equal(formatRelative('2026-11-23T23:30:00Z', now), 'oggi 00:30');
  assert.equal(formatRelative('2026-11-23T17:03:00Z', now), 'ieri 18:03');
  assert.equal(formatRelative('2026-11-16T10:00:00Z', now), '16/11/2026');
  assert.equal(formatDay('1984-07-12'), '12/07/1984');
});

test('a typed day is understood, an impossible one is not', () => {
  const cases: [string, string | null][] = [
    ['24/11/2026', '2026-11-24'],
    ['1.2.84', '1984-02-01'],
    ['24/11', '2026-11-24'],
    ['oggi', '2026-11-24'],
    ['-7', '2026-11-17'],
    ['+3', '2026-11-27'],
    ['lun', '2026-11-30'],
    ['martedì', '2026-12-01'],
    ['lun 23/11/2026', '2026-11-23'],
    ['29/02/2027', null],
    ['31/4', null],
    ['boh', null],
  ];
  for (const [typed, expected] of cases) assert.equal(parseDay(typed, now), expected, typed);
});

test('a day begins at midnight in Rome, summer and winter', () => {
  assert.equal(startOfDay('2026-11-24'), '2026-11-23T23:00:00.000Z');
  assert.equal(startOfDay('2026-07-01'), '2026-06-30T22:00:00.000Z');
});

test('a typed time is understood, an impossible one is not', () => {
  const cases: [string, string | null][] = [
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['17:30', '17:30'],
    ['24:00', null],
    ['25:00', null],
    ['12:60', null],
    ['presto', null],
  ];
  for (const [typed, expected] of cases) assert.equal(parseTime(typed), expected, typed);
});

test('a day carries its weekday', () => {
  assert.equal(formatWeekday('2026-11-23'), 'lun 23/11/2026');
  assert.equal(formatShortDay('2026-11-20'), 'ven 20/11');
});
