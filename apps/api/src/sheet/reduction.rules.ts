import type { FieldError } from '../core/errors.js';
import type { ReductionFields } from './reduction.dto.js';
import { required } from './sheet.rules.js';

/** Field errors unless exactly the value that `kind` names is set. */
export function findReductionErrors({ kind, percentage, amount }: Pick<ReductionFields, 'kind' | 'percentage' | 'amount'>): FieldError[] {
  const [own, other] = kind === 'percentage' ? (['percentage', 'amount'] as const) : (['amount', 'percentage'] as const);
  const values = { percentage, amount };
  return [
    ...(values[own] === null ? [required(own)] : []),
    ...(values[other] === null
      ? []
      : [{ pointer: `/${other}`, code: 'not-of-this-kind', message: `The kind ${kind} does not use this field: send null.` }]),
  ];
}

/** Text such as "10 %" or "12.00 EUR", for display names. */
export const amountOrPercentage = ({ percentage, amount }: Pick<ReductionFields, 'percentage' | 'amount'>): string =>
  amount ? `${amount.amount} ${amount.currency}` : `${percentage ?? 0} %`;
