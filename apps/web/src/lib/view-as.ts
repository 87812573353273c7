import { viewAsUser } from '@sestante/api-client';
import type { Role, Visibility } from '@sestante/api-client/types';

/** Through whose eyes an admin looks, with rights that need not be saved. */
export interface View {
  userId: string;
  role?: Role | undefined;
  visibility?: Visibility | undefined;
}

// Of this tab alone and over its reloads: only whom one looks as. The token stays in memory, apart from the admin's
// own session, which makes another one when it is spent.
const KEY = 'sestante-vedi-come';
const EARLY_MS = 20_000;

let view: View | null = remembered();
let token: { value: string; expiresAt: number } | null = null;
let pending: Promise<string> | null = null;

export function currentView(): View | null {
  return view;
}

/** From here on this tab asks for everything as that person would. @throws ApiProblem when the API does not allow it */
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

/** The tab is the admin's own again. */
export function stopViewing(): void {
  view = null;
  token = null;
  sessionStorage.removeItem(KEY);
}

/** The token to ask with, or null where nobody looks through other eyes. @throws ApiProblem */
export async function viewToken(): Promise<string | null> {
  if (view === null) return null;
  if (token !== null && token.expiresAt - Date.now() > EARLY_MS) return token.value;
  pending ??= freshViewToken(view).finally(() => {
    pending = null;
  });
  return pending;
}

/** For a token that the API has refused: the next request asks for another. */
export function deleteViewToken(): void {
  token = null;
}

/** The one request that is the admin's own also while they look through other eyes. */
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
