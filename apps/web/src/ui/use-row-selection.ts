import { useRef } from 'react';
import type { ListSelection } from './list-selection';

type Row = { id: string };

export interface RowSelection {
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** All up to this one, from the given row or else from the one that was chosen last. */
  extendTo: (row: Row, from?: Row) => void;
  /** Of the rows that are loaded. */
  state: 'none' | 'some' | 'all';
  toggleAll: () => void;
}

/** Choosing rows one by one, in a stretch, or all that are loaded. null for lists where nothing is chosen. */
export function useRowSelection(rows: Row[], selection: ListSelection | undefined): RowSelection | null {
  const anchor = useRef<string | null>(null);
  if (!selection) return null;
  const { ids, everything, onChange } = selection;
  const has = ({ id }: Row) => everything || ids.has(id);
  // Taking one out of everything leaves what is loaded: the others were never seen.
  const chosen = () => (everything ? new Set(rows.map(({ id }) => id)) : new Set(ids));
  const count = rows.filter(has).length;
  const state = count === 0 ? 'none' : count === rows.length ? 'all' : 'some';

  return {
    has,
    state,
    toggle: (row) => {
      const next = chosen();
      if (!next.delete(row.id)) next.add(row.id);
      anchor.current = row.id;
      onChange(next);
    },
    extendTo: (row, from) => {
      const to = rows.findIndex(({ id }) => id === row.id);
      const known = rows.findIndex(({ id }) => id === (from?.id ?? anchor.current));
      const start = known === -1 ? to : known;
      const next = chosen();
      for (const { id } of rows.slice(Math.min(start, to), Math.max(start, to) + 1)) next.add(id);
      anchor.current = row.id;
      onChange(next);
    },
    toggleAll: () => onChange(state === 'all' ? new Set() : new Set(rows.map(({ id }) => id))),
  };
}
