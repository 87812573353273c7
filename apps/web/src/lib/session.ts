import { beginPasskeyLogIn, logIn, logInWithPasskey, logOut, refreshSession, verifyLogIn } from '@sestante/api-client';
import type { SecondFactorChallenge, SessionTokens, VerifyLogInDto } from '@sestante/api-client/types';
import { usePasskeyFor } from './passkeys';

// The access token lives in this module and nowhere else: no storage a script or an extension could read later.
// The refresh token is a cookie that scripts cannot see; this flag only says that asking for one makes sense.
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

/** Called when the session is taken away: another tab logged out, or the server ended it. Not after `logout` here. */
export function whenSessionIsLost(callback: () => void): void {
  onLost = callback;
}

export function isLoggedIn(): boolean {
  return token !== null;
}

/** @returns what asks for the second factor, of those who have one. @throws ApiProblem */
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

/** The second step of a log-in. @throws ApiProblem */
export async function verifyLogin(body: VerifyLogInDto): Promise<void> {
  const { data } = await verifyLogIn({ body, throwOnError: true });
  keep(data);
}

/** Email and password are not asked for: the passkey says who it is. @throws ApiProblem */
export async function loginWithPasskey(remember: boolean): Promise<void> {
  const begun = await beginPasskeyLogIn({ throwOnError: true });
  const { passkeyToken, options } = begun.data;
  const { data } = await logInWithPasskey({
    body: { passkeyToken, credential: await usePasskeyFor(options), remember },
    throwOnError: true,
  });
  keep(data);
}

/** Ends the session here and in every other tab, also when the server cannot be reached. */
export async function logout(): Promise<void> {
  // First, so that no tab asks for anything more in a session that is ending.
  channel.postMessage({ kind: 'left' } satisfies Message);
  forget();
  await logOut({ throwOnError: true });
}

/** On opening the page: takes the session up again if there was one. */
export async function resume(): Promise<boolean> {
  if (token !== null) return true;
  return renew(null);
}

/** A token good for at least a few seconds more, or null when there is no session. */
export async function freshToken(): Promise<string | null> {
  if (token === null) return null;
  if (token.expiresAt - Date.now() < EARLY_MS) await renew(token.value);
  return token.value;
}

/**
 * A new token in place of a stale one. However many requests ask at once, in however many tabs, the server is
 * asked once: the others take what the first one got.
 */
export function renew(stale: string | null): Promise<boolean> {
  // Who has left does not come back by a request that was still on its way.
  if (localStorage.getItem(HINT) === null) return Promise.resolve(false);
  pending ??= acrossTabs(async () => {
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
  // Only a refusal ends the session; a server that is away for a moment does not.
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
  // Another tab logged in as someone else: what this one shows belongs to the first.
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

/** Locks need a secure context; on a colleague's plain http address each tab refreshes by itself. */
function acrossTabs<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('sestante-sessione', work) : work();
}
