import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { ApiProblem } from './problems';

type Json = Record<string, unknown>;

/** What browsers call it. */
const BY_NAME: Record<string, string> = { InvalidStateError: 'passkey-known', SecurityError: 'passkey-elsewhere' };

/** Whether this browser has passkeys, which it has at secure addresses alone. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;

/** Lets the reader choose a passkey. @throws ApiProblem `passkey-unused` when they do not */
export async function usePasskeyFor(options: Json): Promise<Json> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return unless('passkey-unused', startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }));
}

/** Makes a passkey on the reader's device. @throws ApiProblem `passkey-unused`, `passkey-elsewhere` at another address than the installation’s, `passkey-known` where the device has one already */
export async function makePasskey(options: Json): Promise<Json> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return unless('passkey-unused', startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }));
}

async function unless(code: string, work: Promise<object>): Promise<Json> {
  try {
    return { ...(await work) };
  } catch (error) {
    throw new ApiProblem(0, { code: (error instanceof Error && BY_NAME[error.name]) || code });
  }
}
