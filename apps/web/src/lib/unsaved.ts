const guards = new Set<() => boolean>();

/** Tells the rest of the application that a form may hold unsaved work; returns how to withdraw it. */
export function registerUnsaved(isDirty: () => boolean): () => void {
  guards.add(isDirty);
  return () => guards.delete(isDirty);
}

/** While true, the page must not be taken away from under the reader, not even by an expired session. */
export function hasUnsaved(): boolean {
  return [...guards].some((isDirty) => isDirty());
}
