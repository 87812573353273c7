import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { ApiProblem } from './problems';

type Json = Record<string, unknown>;

/** Maps the names of WebAuthn browser errors to problem codes. */
const BY_NAME: Record<string, string> = { InvalidStateError: 'passkey-known', SecurityError: 'passkey-elsewhere' };

/** Returns whether this browser supports passkeys, which it does in secure contexts only. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;

/**
 * Asks the user to authenticate with a passkey.
 * @throws ApiProblem `passkey-unused` when they cancel
 */
export async function usePasskeyFor(options: Json): Promise<Json> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return unless('passkey-unused', startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }));
}

/**
 * Creates a passkey on the user's device.
 * @throws ApiProblem `passkey-unused` when they cancel, `passkey-elsewhere` at another address than the installation’s,
 * `passkey-known` when the device already has one
 */
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
