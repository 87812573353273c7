import type { ContractDto, ContractExpiry } from '@sestante/api-client/types';
import { formatMoney, todayInRome } from '../../../lib/formats';
import { Badge } from '../../../ui/feedback/badge';
import { endOf } from './contract-end';
import { FREQUENCY_LABELS, STATUS_LABELS } from './contract-labels';
import classes from './contracts.module.css';

const TONES = { draft: 'outline', active: 'success', suspended: 'warning', expired: 'neutral', cancelled: 'neutral' } as const;

export function ContractStatusBadge({ status }: Pick<ContractDto, 'status'>) {
  return <Badge tone={TONES[status]}>{STATUS_LABELS[status]}</Badge>;
}

/** End of a contract, such as "31/12/2026 · tra 12 giorni". A near or past end is marked by its text as well as its colour. */
export function ContractEnd({ contract }: { contract: Pick<ContractDto | ContractExpiry, 'endsOn' | 'status'> }) {
  const end = endOf(contract, todayInRome());
  if (end === null) return null;
  return (
    <span className={classes['end']} data-tone={end.tone}>
      <time dateTime={contract.endsOn ?? undefined}>{end.day}</time>
      {end.words !== null && ` · ${end.words}`}
    </span>
  );
}

/** Premium as text, such as "€ 1.200, annuale". */
export function premiumInWords({ premium, premiumFrequency }: Pick<ContractDto, 'premium' | 'premiumFrequency'>): string | null {
  if (premium === null) return null;
  const often = premiumFrequency === null ? null : (FREQUENCY_LABELS[premiumFrequency] ?? premiumFrequency);
  return [formatMoney(premium), often?.toLowerCase()].filter(Boolean).join(', ');
}
