import { createStore, del, get, set, update, values } from 'idb-keyval';
import { randomKey } from '../../lib/idempotency';
import { noteUnsent, unsentOf } from '../../lib/unsent';
import type { FieldReport } from './field-report';

// In this browser's own database: more than the few kilobytes that localStorage is made for, and there after a restart.
const store = createStore('sestante-rapporti', 'rapporti');
const channel = new BroadcastChannel('sestante-rapporti');
const watchers = new Set<() => void>();

channel.addEventListener('message', () => notifyThisTab());

/** Those of this person, the oldest first: nobody else sees or sends them, not even on the same device. */
export async function fieldReportsOf(userId: string): Promise<FieldReport[]> {
  const all = await values<FieldReport>(store);
  const own = all.filter((report) => report.userId === userId).toSorted((a, b) => a.at.localeCompare(b.at));
  noteUnsent(userId, own.length);
  return own;
}

export function readFieldReport(id: string): Promise<FieldReport | undefined> {
  return get<FieldReport>(id, store);
}

/** @throws where the browser keeps nothing */
export async function saveFieldReport(report: FieldReport): Promise<void> {
  await set(report.id, report, store);
  // Until they are counted: enough for those who count to be loaded.
  noteUnsent(report.userId, Math.max(1, unsentOf(report.userId)));
  notifyWatchers();
}

/** Changes it where it is still there: what somebody has discarded meanwhile does not come back. */
export async function changeFieldReport(id: string, part: Partial<FieldReport>): Promise<void> {
  if ((await get<FieldReport>(id, store)) === undefined) return;
  await update<FieldReport>(id, (before) => ({ ...before, ...part }) as FieldReport, store);
  notifyWatchers();
}

export async function deleteFieldReport(id: string): Promise<void> {
  await del(id, store);
  notifyWatchers();
}

/** In every tab. */
export function watchFieldReports(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

function notifyWatchers(): void {
  notifyThisTab();
  channel.postMessage(null);
}

function notifyThisTab(): void {
  for (const watcher of watchers) watcher();
}

/** An id that the address bar takes for one, until the server has given its own. */
export function newReportId(): string {
  const key = randomKey();
  return [key.slice(0, 8), key.slice(8, 12), key.slice(12, 16), key.slice(16, 20), key.slice(20)].join('-');
}
