import type { ActionKind, ActionState } from '@sestante/api-client/types';

// Exhaustive on purpose: a new value of the contract breaks the build until it has its word.

export const KIND_LABELS: Record<ActionKind, string> = {
  action: 'Azione',
  history: 'Storico',
};

export const STATE_LABELS: Record<ActionState, string> = {
  planned: 'Pianificata',
  done: 'Svolta',
  cancelled: 'Annullata',
};
