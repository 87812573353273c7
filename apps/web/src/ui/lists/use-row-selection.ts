import { useRef } from 'react';
import type { ListSelection } from './list-selection';

type Row = { id: string };

export interface RowSelection {
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** Selects all rows between `from`, or else the last toggled row, and this one. */
  extendTo: (row: Row, from?: Row) => void;
  /** State of the loaded rows. */
  state: 'none' | 'some' | 'all';
  toggleAll: () => void;
}

/** Toggles single rows, ranges or all loaded rows; returns null for lists without selection. */
export function useRowSelection(rows: Row[], selection: ListSelection | undefined): RowSelection | null {
  const anchor = useRef<string | null>(null);
  if (!selection) return null;
  const { ids, everything, onChange } = selection;
  const has = ({ id }: Row) => everything || ids.has(id);
  // Deselecting a row after "select all" keeps only the loaded rows, since the user has not seen the others.
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
