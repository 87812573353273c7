import type { Money, ReductionKind } from '@sestante/api-client/types';
import { formatMoney } from '../../lib/formats.ts';
import { choice, line, money, percentage } from '../../ui/forms/field-types.ts';
import type { SheetValues } from './sheet-fields.ts';

export const REDUCTION_LABELS: Record<ReductionKind, string> = { percentage: 'Percentuale', amount: 'Importo' };

const is = (kind: ReductionKind) => (values: SheetValues) => values['kind'] === kind;

/** Fields shared by bonuses and discounts: either a percentage or an amount. */
export const REDUCTION_FIELDS = {
  description: { label: 'Descrizione', kind: line(200), required: 'Scrivi di che cosa si tratta' },
  kind: {
    label: 'Tipo',
    kind: choice(REDUCTION_LABELS),
    span: 3,
    required: 'Scegli il tipo',
    start: (): ReductionKind => 'percentage',
  },
  percentage: { label: 'Percentuale', kind: percentage, span: 3, required: 'Scrivi la percentuale', shown: is('percentage') },
  amount: { label: 'Importo', kind: money, span: 3, required: 'Scrivi l’importo', shown: is('amount') },
} as const;

/** Reduction as text: "12,5 %" or "€ 150,00". */
export function reductionInWords(reduction: { percentage: number | null; amount: Money | null }): string {
  if (reduction.amount !== null) return formatMoney(reduction.amount);
  return reduction.percentage === null ? '' : percentage.toForm(reduction.percentage);
}
