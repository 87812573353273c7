import type { Column } from '../../ui/data-list';
import type { Client } from './client-names';

/** The first column says which row this is: it cannot be left out. */
export const FIXED_COLUMN = 'cliente';

/** The columns that a list of records can have. */
export interface RecordColumns {
  all: readonly Column<Client>[];
  /** Ids of those that it shows by itself, in their order. */
  standard: readonly string[];
  /** As the API calls them. */
  toNames: (ids: readonly string[]) => string[];
  /** What is named and this list does not have is left out. */
  toIds: (names: readonly string[]) => string[];
}

// As the API calls them; the others have the same name here.
const NAMES: Record<string, string> = {
  cliente: 'displayName',
  tipo: 'type',
  telefono: 'phone',
  assegnatario: 'assignee',
  tag: 'tags',
  prossima: 'nextActionOn',
  aggiornato: 'updatedAt',
  creato: 'createdAt',
  fase: 'pipelineStage',
  giorni: 'stageSince',
  valore: 'expectedValue',
  fonte: 'source',
};
const IDS = new Map(Object.entries(NAMES).map(([id, name]) => [name, id]));

export function recordColumns(shown: readonly Column<Client>[], further: readonly Column<Client>[]): RecordColumns {
  const all = [...shown, ...further];
  return {
    all,
    standard: shown.map(({ id }) => id),
    toNames: (ids) => ids.map((id) => NAMES[id] ?? id),
    toIds: (names) => {
      const ids = names.map((name) => IDS.get(name) ?? name).filter((id) => all.some((column) => column.id === id));
      return [FIXED_COLUMN, ...ids.filter((id) => id !== FIXED_COLUMN)];
    },
  };
}
