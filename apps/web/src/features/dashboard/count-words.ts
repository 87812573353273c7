import type { CappedTotal } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';

/** "43", or "10.000+" where the server stopped counting. */
export function countWords({ total, totalCapped }: CappedTotal): string {
  return `${formatInteger(total)}${totalCapped ? '+' : ''}`;
}
