import type { Column } from '../../../ui/lists/data-list';
import type { Client } from '../client-names';

/** The first column identifies the row and cannot be removed. */
export const FIXED_COLUMN = 'cliente';

/** Columns available in a list of records. */
export interface RecordColumns {
  all: readonly Column<Client>[];
  /** Ids of the default columns, in order. */
  standard: readonly string[];
  /** Converts column ids to names of the API. */
  toNames: (ids: readonly string[]) => string[];
  /** Converts names of the API to column ids; columns that this list does not have are dropped. */
  toIds: (names: readonly string[]) => string[];
}

// Names in the API where they differ from the ids here.
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
