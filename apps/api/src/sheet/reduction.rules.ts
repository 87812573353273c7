import type { FieldError } from '../core/errors.js';
import type { ReductionFields } from './reduction.dto.js';
import { required } from './sheet.rules.js';

/** A percentage has a percentage, an amount has an amount, and neither has the other's. */
export function findReductionErrors({ kind, percentage, amount }: Pick<ReductionFields, 'kind' | 'percentage' | 'amount'>): FieldError[] {
  const [own, other] = kind === 'percentage' ? (['percentage', 'amount'] as const) : (['amount', 'percentage'] as const);
  const values = { percentage, amount };
  return [
    ...(values[own] === null ? [required(own)] : []),
    ...(values[other] === null
      ? []
      : [{ pointer: `/${other}`, code: 'not-of-this-kind', message: `What is told as ${kind} has none: send null.` }]),
  ];
}

/** Euro with two decimals, for names. */
export const amountOrPercentage = ({ percentage, amount }: Pick<ReductionFields, 'percentage' | 'amount'>): string =>
  amount ? `${amount.amount} ${amount.currency}` : `${percentage ?? 0} %`;
