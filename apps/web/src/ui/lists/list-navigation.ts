// Kept in memory only, so that nothing about the records viewed survives a reload.
const openedRows = new Map<string, string>();

/** Stores which row was opened from the list at this entry of the browser's history. */
export function rememberOpenedRow(historyKey: string | undefined, rowId: string): void {
  if (historyKey !== undefined) openedRows.set(historyKey, rowId);
}

/** Returns the row to focus when Back shows that list again. */
export function openedRowAt(historyKey: string | undefined): string | null {
  return historyKey === undefined ? null : (openedRows.get(historyKey) ?? null);
}

const scrolls = new Map<string, number>();

/** Stores the scroll offset of an element that scrolls on its own. */
export function rememberScroll(key: string, offset: number): void {
  scrolls.set(key, offset);
}

export function scrollAt(key: string): number {
  return scrolls.get(key) ?? 0;
}

/** List from which a record was opened, for stepping to the previous and next record. */
export interface ListNavigation {
  historyKey: string | undefined;
  ids: string[];
  total: { count: number; capped: boolean } | null;
  /** Loads the next page; null at the end. */
  more: (() => Promise<ListNavigation>) | null;
}

let current: ListNavigation | null = null;

export function setListNavigation(list: ListNavigation): void {
  current = list;
}

export function currentListNavigation(): ListNavigation | null {
  return current;
}
