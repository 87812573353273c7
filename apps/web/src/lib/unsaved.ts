const guards = new Set<() => boolean>();

/** Registers a form that may hold unsaved work; returns a function that unregisters it. */
export function registerUnsaved(isDirty: () => boolean): () => void {
  guards.add(isDirty);
  return () => guards.delete(isDirty);
}

/** Returns whether a form holds unsaved work; nothing may then replace the page, not even an expired session. */
export function hasUnsaved(): boolean {
  return [...guards].some((isDirty) => isDirty());
}
