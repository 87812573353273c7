import type { ContractStatus } from '@sestante/api-client/types';
import { formatDay, noonOf } from '../../../lib/formats.ts';

const DAY_MS = 86_400_000;
/** Days before the end from which the remaining days are shown. */
const NEAR = 60;
const SOON = 30;

const IN_FORCE: readonly ContractStatus[] = ['active', 'suspended'];

interface Ending {
  endsOn: string | null;
  status: ContractStatus;
}

export interface End {
  /** Date as text, such as "31/12/2026". */
  day: string;
  /** Distance as text, such as "tra 12 giorni" or "scaduto da 3 giorni"; null when it is far away or the contract is no longer in force. */
  words: string | null;
  tone: 'late' | 'soon' | 'plain';
}

/** Whether the contract is in force, so that its end matters. */
export const isInForce = ({ status }: Pick<Ending, 'status'>): boolean => IN_FORCE.includes(status);

/** Returns the end of a contract relative to a day; null when it has no end. */
export function endOf({ endsOn, status }: Ending, today: string): End | null {
  if (endsOn === null) return null;
  const day = formatDay(endsOn);
  const left = Math.round((noonOf(endsOn).getTime() - noonOf(today).getTime()) / DAY_MS);
  if (!isInForce({ status }) || left > NEAR) return { day, words: null, tone: 'plain' };
  return { day, words: inWords(left), tone: left < 0 ? 'late' : left <= SOON ? 'soon' : 'plain' };
}

function inWords(left: number): string {
  if (left === 0) return 'scade oggi';
  if (left === 1) return 'scade domani';
  if (left === -1) return 'scaduto ieri';
  return left > 0 ? `tra ${left} giorni` : `scaduto da ${-left} giorni`;
}
