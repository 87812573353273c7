/** What somebody has typed and not saved, and when. */
export interface Draft<T> {
  at: string;
  value: T;
}

// In this browser, by person: what one has typed is never another's, not even on the same computer.
const PREFIX = 'sestante-bozza';
const LONGEST_MS = 14 * 24 * 3_600_000;

/** @param form which form of theirs: a record's id, or the name of the form that makes one */
export function readDraft<T>(userId: string, form: string): Draft<T> | null {
  const text = localStorage.getItem(keyOf(userId, form));
  if (text === null) return null;
  const draft: Draft<T> = JSON.parse(text);
  if (Date.now() - Date.parse(draft.at) < LONGEST_MS) return draft;
  deleteDraft(userId, form);
  return null;
}

/** @returns when it was kept, or null where the browser has no room: then the form is all there is */
export function saveDraft(userId: string, form: string, value: unknown): string | null {
  const at = new Date().toISOString();
  try {
    localStorage.setItem(keyOf(userId, form), JSON.stringify({ at, value }));
    return at;
  } catch {
    return null;
  }
}

export function deleteDraft(userId: string, form: string): void {
  localStorage.removeItem(keyOf(userId, form));
}

/** On leaving: nothing of anybody stays on a computer that others use too. */
export function deleteAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}:`)) localStorage.removeItem(key);
}

function keyOf(userId: string, form: string): string {
  return `${PREFIX}:${userId}:${form}`;
}
