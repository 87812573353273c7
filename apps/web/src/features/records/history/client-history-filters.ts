import type { HistoryFilter } from '../../../lib/feature.ts';

/** Labels of the filters of the history, in a separate file so that parsing an address does not load the history. */
export const HISTORY_LABELS = {
  tutto: 'Tutto',
  azioni: 'Azioni e storici',
  questionari: 'Questionari e report',
  modifiche: 'Modifiche',
  scheda: 'Scheda',
  vita: 'Passaggi',
} satisfies Record<HistoryFilter | 'tutto', string>;

export type ShownHistory = keyof typeof HISTORY_LABELS;

export const HISTORY_FILTERS = Object.keys(HISTORY_LABELS) as ShownHistory[];
