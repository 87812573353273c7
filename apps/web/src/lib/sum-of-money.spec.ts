import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { sumOf } from './sum-of-money.ts';

const euro = (amount: string) => ({ amount, currency: 'EUR' as const });

test('amounts add up to the cent', () => {
  assert.deepEqual(sumOf([euro('0.10'), euro('0.20'), null, euro('1234567890.05')]), euro('1234567890.35'));
  assert.deepEqual(sumOf([]), euro('0.00'));
});
