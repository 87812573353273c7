import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { StageSum } from '@sestante/api-client/types';
import { howMany, sumUp, worthText } from './stage-sums.ts';

const head = (total: number, amount: string, totalCapped = false): StageSum => ({
  total,
  totalCapped,
  expectedValue: { amount, currency: 'EUR' },
});

test('stages add up to the cent, also where floats would not', () => {
  assert.deepEqual(sumUp([head(2, '0.10'), head(1, '0.20'), head(4, '99999999999.99')]), head(7, '100000000000.29'));
  assert.deepEqual(sumUp([head(1, '0.05')]), head(1, '0.05'));
  assert.deepEqual(sumUp([]), head(0, '0.00'));
});

test('a sum with a head that was not counted to its end is the least that it can be, and says so', () => {
  const sum = sumUp([head(3, '20.00'), head(10_000, '1000.50', true)]);
  assert.deepEqual(howMany(sum), { count: 10_003, capped: true });
  assert.equal(worthText(sum), 'oltre € 1.020,50');
  assert.equal(worthText(head(3, '20.00')), '€ 20');
});
