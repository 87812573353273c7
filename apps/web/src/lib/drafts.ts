/** Unsaved form input and the time at which it was stored. */
export interface Draft<T> {
  at: string;
  value: T;
}

// Stored in this browser per user, so that on a shared computer nobody sees another user's drafts.
const PREFIX = 'sestante-bozza';
const LONGEST_MS = 14 * 24 * 3_600_000;

/**
 * Returns the stored draft of a form, or null.
 * @param form a record's id, or the name of a create form
 */
export function readDraft<T>(userId: string, form: string): Draft<T> | null {
  const text = localStorage.getItem(keyOf(userId, form));
  if (text === null) return null;
  const draft: Draft<T> = JSON.parse(text);
  if (Date.now() - Date.parse(draft.at) < LONGEST_MS) return draft;
  deleteDraft(userId, form);
  return null;
}

/**
 * Stores a draft.
 * @returns the time at which it was stored, or null when the browser's storage is full and only the form holds the
 * input
 */
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

/** Deletes the drafts of all users at log-out, so that nothing remains on a shared computer. */
export function deleteAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}:`)) localStorage.removeItem(key);
}

function keyOf(userId: string, form: string): string {
  return `${PREFIX}:${userId}:${form}`;
}
