import type { ClientStatus, ClientType } from '@sestante/api-client/types';

/** Recently opened record, with the data needed to display it. */
export interface Visit {
  id: string;
  displayName: string;
  initials: string;
  type: ClientType;
  status: ClientStatus;
}

// Stored in sessionStorage per tab and user, and deleted at log-out, so that nobody sees another user's history.
const KEY = 'sestante-recenti';
const MAX_ITEMS = 8;

interface Kept {
  userId: string;
  visits: Visit[];
}

/** Returns the records that this user has opened, latest first. */
export function visitsOf(userId: string): Visit[] {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return [];
  const kept: Kept = JSON.parse(text);
  return kept.userId === userId ? kept.visits : [];
}

export function rememberVisit(userId: string, visit: Visit): void {
  const others = visitsOf(userId).filter(({ id }) => id !== visit.id);
  sessionStorage.setItem(KEY, JSON.stringify({ userId, visits: [visit, ...others].slice(0, MAX_ITEMS) } satisfies Kept));
}

/** Deletes the list at log-out. */
export function forgetVisits(): void {
  sessionStorage.removeItem(KEY);
}
