import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { LogInLimits } from './log-in-limits.js';
import type { PasskeyLogInDto, PasskeyOptions } from './passkey.dto.js';
import { Passkeys } from './passkeys.js';
import { SecondStepTokens } from './second-step-tokens.js';
import { personOf, SessionsService, type Device, type SignedIn } from './sessions.service.js';
import { isActive, spend } from './spent-challenges.js';

declare module '../core/database/db.js' {
  interface AuthFunctions {
    passkey: { agency_id: string; user_id: string };
  }
}

/** Log-in with a passkey alone: the device verifies finger, face or PIN, which makes two factors. */
@Injectable()
export class PasskeySignInService {
  constructor(
    private readonly db: Db,
    private readonly limits: LogInLimits,
    private readonly sessions: SessionsService,
    private readonly passkeys: Passkeys,
    private readonly tokens: SecondStepTokens,
  ) {}

  async begin(): Promise<PasskeyOptions> {
    const { token, challenge } = this.tokens.sign('passkey-log-in');
    return { passkeyToken: token, options: { ...(await this.passkeys.request(challenge)) } };
  }

  /** @throws 401, the same for every cause; 429 after too many failures from one address */
  async logIn({ passkeyToken, credential, remember = false }: PasskeyLogInDto, device: Device): Promise<SignedIn> {
    const challenge = this.tokens.challengeOf('passkey-log-in', passkeyToken);
    let signedIn: SignedIn | undefined;
    const prove = async () => {
      signedIn = challenge ? await this.proved(challenge, credential, remember, device) : undefined;
      return signedIn !== undefined;
    };
    if (!(await this.limits.passkey(device.ip, prove)) || !signedIn)
      throw new Problem(401, 'passkey-not-valid', 'The passkey is unknown, or the log-in took too long.');
    return signedIn;
  }

  private async proved(
    challenge: string,
    credential: Record<string, unknown>,
    remember: boolean,
    device: Device,
  ): Promise<SignedIn | undefined> {
    const userId = personIn(credential);
    if (!userId || typeof credential['id'] !== 'string') return undefined;
    const [owner] = await this.db.callAuthFunction('passkey', [userId, credential['id']]);
    if (!owner) return undefined;
    const actor = personOf(owner.agency_id, owner.user_id);
    const began = await this.db.write(actor, async (tx) => {
      if (!(await isActive(tx)) || !(await this.passkeys.accepts(tx, credential, challenge, true))) return undefined;
      return (await spend(tx, challenge)) ? this.sessions.begin(tx, remember, device) : undefined;
    });
    return began && this.sessions.signedIn(actor, began);
  }
}

/** Returns the user id that the browser reports, as set when the passkey was created. */
function personIn({ response }: Record<string, unknown>): string | undefined {
  const handle = typeof response === 'object' && response !== null && 'userHandle' in response ? response.userHandle : undefined;
  if (typeof handle !== 'string') return undefined;
  const id = Buffer.from(handle, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isUuid(id) ? id : undefined;
}
