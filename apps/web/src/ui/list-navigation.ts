// In memory only: what a reader was looking at is nobody's business after a reload.
const openedRows = new Map<string, string>();

/** Remembers which row was opened from the list shown at this point of the browser's history. */
export function rememberOpenedRow(historyKey: string | undefined, rowId: string): void {
  if (historyKey !== undefined) openedRows.set(historyKey, rowId);
}

/** The row to put the focus on when Back shows that list again. */
export function openedRowAt(historyKey: string | undefined): string | null {
  return historyKey === undefined ? null : (openedRows.get(historyKey) ?? null);
}

const scrolls = new Map<string, number>();

/** Remembers how far something that scrolls by itself was scrolled. */
export function rememberScroll(key: string, offset: number): void {
  scrolls.set(key, offset);
}

export function scrollAt(key: string): number {
  return scrolls.get(key) ?? 0;
}

/** The list from which a record was opened, to walk on from there. */
export interface ListNavigation {
  historyKey: string | undefined;
  ids: string[];
  total: { count: number; capped: boolean } | null;
  /** Fetches what comes after the last one; null at the end. */
  more: (() => Promise<ListNavigation>) | null;
}

let current: ListNavigation | null = null;

export function setListNavigation(list: ListNavigation): void {
  current = list;
}

export function currentListNavigation(): ListNavigation | null {
  return current;
}
