import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { endOf } from './contract-end.ts';

const TODAY = '2026-11-24';
const words = (endsOn: string, status: 'active' | 'suspended' | 'cancelled' = 'active') => endOf({ endsOn, status }, TODAY)?.words;

test('a near end is counted in days', () => {
  assert.equal(words('2026-12-06'), 'tra 12 giorni');
  assert.equal(words('2026-11-25'), 'scade domani');
  assert.equal(words('2026-11-24'), 'scade oggi');
  assert.equal(words('2026-11-23', 'suspended'), 'scaduto ieri');
  assert.equal(words('2026-11-14'), 'scaduto da 10 giorni');
  assert.equal(words('2027-01-23'), 'tra 60 giorni');
});

test('days are counted by the calendar, over the change of the clocks too', () => {
  assert.equal(endOf({ endsOn: '2026-10-26', status: 'active' }, '2026-10-24')?.words, 'tra 2 giorni');
});

test('a far end, and that of what is over anyway, is only a day', () => {
  assert.deepEqual(endOf({ endsOn: '2027-06-30', status: 'active' }, TODAY), { day: '30/06/2027', words: null, tone: 'plain' });
  assert.equal(words('2026-11-14', 'cancelled'), null);
  assert.equal(endOf({ endsOn: null, status: 'active' }, TODAY), null);
});

test('thirty days before one should have called', () => {
  assert.equal(endOf({ endsOn: '2026-12-24', status: 'active' }, TODAY)?.tone, 'soon');
  assert.equal(endOf({ endsOn: '2026-12-25', status: 'active' }, TODAY)?.tone, 'plain');
  assert.equal(endOf({ endsOn: '2026-11-01', status: 'active' }, TODAY)?.tone, 'late');
});
