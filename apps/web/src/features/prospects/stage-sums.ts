import type { StageSum } from '@sestante/api-client/types';
import { formatMoney } from '../../lib/formats.ts';
import type { Count } from '../records/counts.ts';

/** Sums the figures of several columns. */
export function sumUp(sums: Pick<StageSum, 'total' | 'totalCapped' | 'expectedValue'>[]): StageSum {
  // Adds decimal strings in cents, since floating-point sums would be inexact.
  const cents = sums.reduce((sum, { expectedValue }) => sum + BigInt(expectedValue.amount.replace('.', '')), 0n);
  return {
    total: sums.reduce((sum, { total }) => sum + total, 0),
    totalCapped: sums.some(({ totalCapped }) => totalCapped),
    expectedValue: { amount: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`, currency: 'EUR' },
  };
}

export function howMany({ total, totalCapped }: Pick<StageSum, 'total' | 'totalCapped'>): Count {
  return { count: total, capped: totalCapped };
}

/** Value as text: "€ 184.300", or "oltre € 184.300" where the server stopped counting. */
export function worthText({ totalCapped, expectedValue }: Pick<StageSum, 'totalCapped' | 'expectedValue'>): string {
  return `${totalCapped ? 'oltre ' : ''}${formatMoney(expectedValue)}`;
}
