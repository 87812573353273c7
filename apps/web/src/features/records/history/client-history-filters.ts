/** Filters of the history, in a separate file so that parsing an address does not load the history. */
export const HISTORY_FILTERS = ['tutto', 'azioni', 'modifiche', 'scheda', 'vita'] as const;
export type HistoryFilter = (typeof HISTORY_FILTERS)[number];
