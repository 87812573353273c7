import { createStore, del, get, set, update, values } from 'idb-keyval';
import { randomKey } from '../../../lib/idempotency';
import { signal } from '../../../lib/signal';
import { noteUnsent, unsentOf } from '../../../lib/unsent';
import type { FieldReport } from './field-report';

// Uses IndexedDB: localStorage is too small for these files, and they must survive a restart.
const store = createStore('sestante-rapporti', 'rapporti');
const channel = new BroadcastChannel('sestante-rapporti');
const changed = signal();

channel.addEventListener('message', changed.emit);

/** Returns the reports of this user, oldest first. No other user of the device sees or sends them. */
export async function fieldReportsOf(userId: string): Promise<FieldReport[]> {
  const all = await values<FieldReport>(store);
  const own = all.filter((report) => report.userId === userId).toSorted((a, b) => a.at.localeCompare(b.at));
  noteUnsent(userId, own.length);
  return own;
}

export function readFieldReport(id: string): Promise<FieldReport | undefined> {
  return get<FieldReport>(id, store);
}

/** @throws when the browser cannot store data */
export async function saveFieldReport(report: FieldReport): Promise<void> {
  await set(report.id, report, store);
  // Preliminary count until the exact one is known; any positive number loads the code that counts.
  noteUnsent(report.userId, Math.max(1, unsentOf(report.userId)));
  notifyWatchers();
}

/** Updates a report if it still exists, so that a discarded one is not restored. */
export async function changeFieldReport(id: string, part: Partial<FieldReport>): Promise<void> {
  if ((await get<FieldReport>(id, store)) === undefined) return;
  await update<FieldReport>(id, (before) => ({ ...before, ...part }) as FieldReport, store);
  notifyWatchers();
}

export async function deleteFieldReport(id: string): Promise<void> {
  await del(id, store);
  notifyWatchers();
}

/** Calls back on changes from every tab. */
export const watchFieldReports = changed.watch;

function notifyWatchers(): void {
  changed.emit();
  channel.postMessage(null);
}

/** Returns a temporary id that is valid in addresses, until the server has assigned one. */
export function newReportId(): string {
  const key = randomKey();
  return [key.slice(0, 8), key.slice(8, 12), key.slice(12, 16), key.slice(16, 20), key.slice(20)].join('-');
}
