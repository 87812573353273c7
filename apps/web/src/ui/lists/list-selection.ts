import type { ReactNode } from 'react';

/** Rows of a list selected for bulk actions. */
export interface ListSelection {
  ids: ReadonlySet<string>;
  /** True when all matching records are selected, loaded or not; `ids` is then ignored. */
  everything: boolean;
  onChange: (ids: ReadonlySet<string>) => void;
  /** Bulk actions, shown in place of the count. */
  bar: ReactNode;
}

export function isSelecting({ ids, everything }: Pick<ListSelection, 'ids' | 'everything'>): boolean {
  return everything || ids.size > 0;
}
