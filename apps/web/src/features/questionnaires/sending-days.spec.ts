import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { shiftDay, todayInRome } from '../../lib/formats.ts';
import { expiryError, REMINDER_OPTIONS, reminderDaysOf } from './sending-days.ts';

test('a questionnaire expires between today and a year from now', () => {
  const inDays = (days: number) => expiryError(shiftDay(todayInRome(), days))['expiresOn'];
  assert.equal(inDays(-1), 'È un giorno già passato');
  assert.equal(inDays(0), undefined);
  assert.equal(inDays(365), undefined);
  assert.equal(inDays(366), 'Al massimo fra un anno');
  assert.equal(expiryError(null)['expiresOn'], 'Scegli un giorno');
});

test('each choice of reminders is a list of days', () => {
  assert.deepEqual(
    REMINDER_OPTIONS.map(({ value }) => reminderDaysOf(value)),
    [[3, 7], [3], [7], []],
  );
});
