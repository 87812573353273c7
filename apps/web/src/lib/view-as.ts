import { viewAsUser } from '@sestante/api-client';
import type { Role, Visibility } from '@sestante/api-client/types';

/** "View as" session: the colleague whose view an admin sees, with permissions that need not be saved. */
export interface View {
  userId: string;
  role?: Role | undefined;
  visibility?: Visibility | undefined;
}

// Stored in sessionStorage, per tab and kept over reloads; holds only who is viewed. The token is kept in memory,
// separate from the admin's own session, which issues a new one when it expires.
const KEY = 'sestante-vedi-come';
const EARLY_MS = 20_000;

let view: View | null = remembered();
let token: { value: string; expiresAt: number } | null = null;
let pending: Promise<string> | null = null;

export function currentView(): View | null {
  return view;
}

/**
 * Starts a "View as" session: this tab then sends all requests as that user.
 * @throws ApiProblem when the API does not allow it
 */
export async function startViewing(next: View): Promise<void> {
  view = next;
  token = null;
  try {
    await viewToken();
    sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch (error) {
    stopViewing();
    throw error;
  }
}

/** Ends the "View as" session of this tab. */
export function stopViewing(): void {
  view = null;
  token = null;
  sessionStorage.removeItem(KEY);
}

/**
 * Returns the token of the "View as" session, or null when there is none.
 * @throws ApiProblem
 */
export async function viewToken(): Promise<string | null> {
  if (view === null) return null;
  if (token !== null && token.expiresAt - Date.now() > EARLY_MS) return token.value;
  pending ??= freshViewToken(view).finally(() => {
    pending = null;
  });
  return pending;
}

/** Discards a token that the API has refused; the next request obtains a new one. */
export function deleteViewToken(): void {
  token = null;
}

/** Returns true for the only request that uses the admin's own session during a "View as" session. */
export function isViewRequest(pathname: string): boolean {
  return /\/users\/[^/]+\/view-as$/.test(pathname);
}

async function freshViewToken({ userId, role, visibility }: View): Promise<string> {
  const body = { ...(role && { role }), ...(visibility && { visibility }) };
  const { data } = await viewAsUser({ path: { id: userId }, body, throwOnError: true });
  token = { value: data.accessToken, expiresAt: Date.now() + data.expiresIn * 1000 };
  return token.value;
}

function remembered(): View | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : JSON.parse(text);
}
