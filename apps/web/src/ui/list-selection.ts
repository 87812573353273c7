import type { ReactNode } from 'react';

/** The rows of a list that were chosen for what is done to many at once. */
export interface ListSelection {
  ids: ReadonlySet<string>;
  /** All that match the filters, loaded or not: `ids` then says nothing. */
  everything: boolean;
  onChange: (ids: ReadonlySet<string>) => void;
  /** What can be done with them; stands where the count was. */
  bar: ReactNode;
}

export function isSelecting({ ids, everything }: Pick<ListSelection, 'ids' | 'everything'>): boolean {
  return everything || ids.size > 0;
}
