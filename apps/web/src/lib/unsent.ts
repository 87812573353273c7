import { openDialog } from './open-dialog';
import { signal } from './signal';

const PREFIX = 'sestante-da-inviare';
const changed = signal();

// Stores only the count, so that the device's database is opened only when it contains reports.
addEventListener('storage', ({ key }) => key?.startsWith(PREFIX) && changed.emit());

/** Open state of the dialog that lists the unsent reports. */
export const unsentDialog = openDialog();

/** Returns the number of this user's reports that are on the device but not yet on the server. */
export function unsentOf(userId: string): number {
  return Number(localStorage.getItem(`${PREFIX}:${userId}`) ?? 0);
}

export function noteUnsent(userId: string, count: number): void {
  if (unsentOf(userId) === count) return;
  if (count === 0) localStorage.removeItem(`${PREFIX}:${userId}`);
  else localStorage.setItem(`${PREFIX}:${userId}`, String(count));
  changed.emit();
}

export const watchUnsent = changed.watch;
