import type { ActionKind, ActionState } from '@sestante/api-client/types';

// Exhaustive by type: a new enum value of the API breaks the build until it has a label.

export const KIND_LABELS: Record<ActionKind, string> = {
  action: 'Azione',
  history: 'Storico',
};

export const STATE_LABELS: Record<ActionState, string> = {
  planned: 'Pianificata',
  done: 'Svolta',
  cancelled: 'Annullata',
};
