import type { CappedTotal } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';

/** Formats a count as "43", or as "10.000+" when the server stopped counting. */
export function countWords({ total, totalCapped }: CappedTotal): string {
  return `${formatInteger(total)}${totalCapped ? '+' : ''}`;
}
