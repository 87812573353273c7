import { useSyncExternalStore } from 'react';

let printing = false;

/** Returns true while the page is printed, when virtualized lists must render every row. */
export function usePrinting(): boolean {
  return useSyncExternalStore(watch, () => printing);
}

function watch(onChange: () => void): () => void {
  const set = (next: boolean) => () => {
    printing = next;
    onChange();
  };
  const begin = set(true);
  const end = set(false);
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
  };
}
