import { useState } from 'react';

/** How the reader wants a list: their own choice, in this browser. */
export interface ListLayout {
  /** Ids of columns in their order, by view; '' is the list itself. */
  columns: Record<string, string[]>;
  /** In pixels, by column. */
  widths: Record<string, number>;
  dense: boolean;
}

const PREFIX = 'sestante-elenco';
const PLAIN: ListLayout = { columns: {}, widths: {}, dense: false };

/** Remembered per person and list. */
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
