import { openDialog } from './open-dialog';

const PREFIX = 'sestante-da-inviare';
const watchers = new Set<() => void>();

// Only how many: what they are is in a database that is opened when there is something in it.
addEventListener('storage', ({ key }) => key?.startsWith(PREFIX) && notifyWatchers());

/** The list of all of them, over any page. */
export const unsentDialog = openDialog();

/** How many reports of this person are on the device and not at the server yet. */
export function unsentOf(userId: string): number {
  return Number(localStorage.getItem(`${PREFIX}:${userId}`) ?? 0);
}

export function noteUnsent(userId: string, count: number): void {
  if (unsentOf(userId) === count) return;
  if (count === 0) localStorage.removeItem(`${PREFIX}:${userId}`);
  else localStorage.setItem(`${PREFIX}:${userId}`, String(count));
  notifyWatchers();
}

export function watchUnsent(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

function notifyWatchers(): void {
  for (const watcher of watchers) watcher();
}
