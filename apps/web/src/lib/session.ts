import { beginPasskeyLogIn, logIn, logInWithPasskey, logOut, refreshSession, verifyLogIn } from '@sestante/api-client';
import type { SecondFactorChallenge, SessionTokens, VerifyLogInDto } from '@sestante/api-client/types';
import { usePasskeyFor } from './passkeys';

// The access token is kept in this module's memory only, never in storage that scripts or extensions could read later.
// The refresh token is a cookie that scripts cannot read; this flag only indicates that a renewal is worth trying.
const HINT = 'sestante-sessione';
const EARLY_MS = 20_000;

interface Token {
  value: string;
  expiresAt: number;
  userId: string;
}

type Message = { kind: 'token'; token: Token } | { kind: 'left' };

let token: Token | null = null;
let pending: Promise<boolean> | null = null;
let onLost: () => void = () => undefined;

const channel = new BroadcastChannel('sestante-sessione');
channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'left') lose();
  else adopt(data.token);
});

/**
 * Registers a callback for when the session ends otherwise than by `logout` here: log-out in another tab, or ended by
 * the server.
 */
export function whenSessionIsLost(callback: () => void): void {
  onLost = callback;
}

export function isLoggedIn(): boolean {
  return token !== null;
}

/**
 * Logs in with email and password.
 * @returns the second-factor challenge, for users who have one
 * @throws ApiProblem
 */
export async function login(credentials: {
  email: string;
  password: string;
  remember: boolean;
}): Promise<SecondFactorChallenge | undefined> {
  const { data } = await logIn({ body: credentials, throwOnError: true });
  if ('mfaRequired' in data) return data;
  keep(data);
  return undefined;
}

/**
 * Completes a log-in with the second factor.
 * @throws ApiProblem
 */
export async function verifyLogin(body: VerifyLogInDto): Promise<void> {
  const { data } = await verifyLogIn({ body, throwOnError: true });
  keep(data);
}

/**
 * Logs in with a passkey, without email and password.
 * @throws ApiProblem
 */
export async function loginWithPasskey(remember: boolean): Promise<void> {
  const begun = await beginPasskeyLogIn({ throwOnError: true });
  const { passkeyToken, options } = begun.data;
  const { data } = await logInWithPasskey({
    body: { passkeyToken, credential: await usePasskeyFor(options), remember },
    throwOnError: true,
  });
  keep(data);
}

/** Ends the session here and in every other tab, even when the server cannot be reached. */
export async function logout(): Promise<void> {
  // Runs before the request, so that no tab sends anything more in a session that is ending.
  channel.postMessage({ kind: 'left' } satisfies Message);
  forget();
  await logOut({ throwOnError: true });
}

/** Resumes an existing session when the page is opened; returns whether there is one. */
export async function resume(): Promise<boolean> {
  if (token !== null) return true;
  return renew(null);
}

/** Returns a token that is valid for at least a few more seconds, or null without a session. */
export async function freshToken(): Promise<string | null> {
  if (token === null) return null;
  if (token.expiresAt - Date.now() < EARLY_MS) await renew(token.value);
  return token.value;
}

/** Renews a stale token. Concurrent calls, in this tab or others, cause one request to the server and share its result. */
export function renew(stale: string | null): Promise<boolean> {
  // Prevents a late request from reopening a session after log-out.
  if (localStorage.getItem(HINT) === null) return Promise.resolve(false);
  pending ??= withCrossTabLock(async () => {
    if (token !== null && token.value !== stale) return true;
    return refresh();
  }).finally(() => {
    pending = null;
  });
  return pending;
}

async function refresh(): Promise<boolean> {
  const { data, response } = await refreshSession({ throwOnError: false });
  if (data) {
    keep(data);
    return true;
  }
  // Ends the session on a 401 only; a temporary failure of the server does not end it.
  if (response?.status === 401) lose();
  return false;
}

function keep(session: SessionTokens): void {
  const next = {
    value: session.accessToken,
    expiresAt: Date.now() + session.expiresIn * 1000,
    userId: session.user.id,
  };
  adopt(next);
  localStorage.setItem(HINT, '1');
  channel.postMessage({ kind: 'token', token: next } satisfies Message);
}

function adopt(next: Token): void {
  // Reloads when another tab has logged in as a different user, since this page shows the previous user's data.
  if (token !== null && token.userId !== next.userId) location.reload();
  token = next;
}

function lose(): void {
  const had = token !== null;
  forget();
  if (had) onLost();
}

function forget(): void {
  token = null;
  localStorage.removeItem(HINT);
}

/** Uses a Web Lock across tabs, which needs a secure context; on plain http each tab renews on its own. */
function withCrossTabLock<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('sestante-sessione', work) : work();
}
