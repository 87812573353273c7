/** What the history can be narrowed to. Apart from the history itself, so that addresses are read without loading it. */
export const HISTORY_FILTERS = ['tutto', 'azioni', 'modifiche', 'scheda', 'vita'] as const;
export type HistoryFilter = (typeof HISTORY_FILTERS)[number];
