import { useState } from 'react';

/** Layout of a list chosen by the user, stored in this browser. */
export interface ListLayout {
  /** Column ids in display order, by id of the saved list; '' for the list itself. */
  columns: Record<string, string[]>;
  /** Column widths in pixels, by column id. */
  widths: Record<string, number>;
  dense: boolean;
}

const PREFIX = 'sestante-elenco';
const PLAIN: ListLayout = { columns: {}, widths: {}, dense: false };

/** Reads and changes the layout, stored per user and list. */
export function useListLayout(userId: string, list: string): [ListLayout, (change: Partial<ListLayout>) => void] {
  const key = `${PREFIX}:${userId}:${list}`;
  const [layout, setLayout] = useState<ListLayout>(() => read(key));
  return [
    layout,
    (change) =>
      setLayout((before) => {
        const next = { ...before, ...change };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
  ];
}

function read(key: string): ListLayout {
  const text = localStorage.getItem(key);
  return text === null ? PLAIN : { ...PLAIN, ...JSON.parse(text) };
}
