import type { ClientStatus, ClientType } from '@sestante/api-client/types';

/** A record that was opened, with what it takes to name it again. */
export interface Visit {
  id: string;
  displayName: string;
  initials: string;
  type: ClientType;
  status: ClientStatus;
}

// Of this tab and this person, until they leave: what one was looking at is nobody else's business.
const KEY = 'sestante-recenti';
const MAX_ITEMS = 8;

interface Kept {
  userId: string;
  visits: Visit[];
}

/** What this person has opened, the latest first. */
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

/** On leaving. */
export function forgetVisits(): void {
  sessionStorage.removeItem(KEY);
}
