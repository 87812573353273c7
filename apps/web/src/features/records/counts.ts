import type { CappedTotal } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats.ts';

export interface Count {
  count: number;
  capped: boolean;
}

/** Count as text: "1.284", or "10.000+" where the server stopped counting. */
export function countText({ count, capped }: Count): string {
  return `${formatInteger(count)}${capped ? '+' : ''}`;
}

/** The same of a total of the API. */
export function totalText({ total, totalCapped }: CappedTotal): string {
  return countText({ count: total, capped: totalCapped });
}
