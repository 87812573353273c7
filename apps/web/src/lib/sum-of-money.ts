import type { Money } from '@sestante/api-client/types';

/** Sums amounts in cents, to avoid floating-point errors. */
export function sumOf(amounts: readonly (Money | null)[]): Money {
  const cents = amounts.reduce((sum, money) => sum + BigInt((money?.amount ?? '0.00').replace('.', '')), 0n);
  return { amount: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`, currency: 'EUR' };
}
