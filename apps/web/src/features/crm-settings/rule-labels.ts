import type { SuggestedOperator } from '@sestante/api-client/types';

export const OPERATOR_LABELS: Record<SuggestedOperator, string> = {
  same: 'Lo stesso operatore',
  assignee: 'Chi segue il cliente',
  caller: 'Chi chiude l’azione',
  person: 'Una persona',
};

/** Formats a delay as "dopo 3 giorni" or "lo stesso giorno". */
export function delayInWords(days: number): string {
  if (days === 0) return 'lo stesso giorno';
  return days === 1 ? 'dopo 1 giorno' : `dopo ${days} giorni`;
}
