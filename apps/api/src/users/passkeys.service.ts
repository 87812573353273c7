import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Db } from '../core/database/db.js';
import { invalid } from '../core/errors.js';
import { OwnPassword } from './own-password.js';
import type { AddPasskeyDto, PasskeyOptions } from './passkey.dto.js';
import { Passkey } from './passkey.entity.js';
import { Passkeys } from './passkeys.js';
import type { OwnPasswordDto, RecoveryCodes } from './second-factor.dto.js';
import { hasFactor, SecondFactorService } from './second-factor.service.js';
import { SecondStepTokens } from './second-step-tokens.js';
import { spend } from './spent-challenges.js';
import { User } from './user.entity.js';

/** Changes that users make to their own passkeys. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly db: Db,
    private readonly password: OwnPassword,
    private readonly tokens: SecondStepTokens,
    private readonly passkeys: Passkeys,
    private readonly factor: SecondFactorService,
    private readonly recent: RecentTokens,
  ) {}

  /** @throws 422 for a wrong password, 409 when there are too many */
  async begin(actor: Actor, { password }: OwnPasswordDto): Promise<PasskeyOptions> {
    await this.password.check(actor, '/password', password);
    const { agencyId, userId } = actor;
    const { token, challenge } = this.tokens.sign('passkey-creation', { agencyId, userId, remember: false });
    return this.db.write(actor, async (tx) => {
      const { email, displayName } = await tx.getForUpdate(User, userId);
      return { passkeyToken: token, options: { ...(await this.passkeys.creation(tx, { email: email ?? '', displayName }, challenge)) } };
    });
  }

  /** @throws 422 for a token that is not the caller's, used or expired, and for a credential that does not answer it */
  async add(actor: Actor, { passkeyToken, name, credential }: AddPasskeyDto): Promise<RecoveryCodes> {
    const begun = this.tokens.read('passkey-creation', passkeyToken);
    if (begun?.userId !== actor.userId || begun.agencyId !== actor.agencyId) throw tokenNotValid();
    const answer = await this.db.write(actor, async (tx) => {
      const before = await hasFactor(tx);
      if (!(await this.passkeys.register(tx, credential, begun.challenge, name)))
        throw invalid([{ pointer: '/credential', code: 'passkey-not-valid', message: 'The credential does not match these options.' }]);
      if (!(await spend(tx, begun.challenge))) throw tokenNotValid();
      return this.factor.added(tx, before);
    });
    this.recent.forget(actor.userId);
    return answer;
  }

  /** @throws 422 for a wrong password, 404 for a passkey that is not the caller's, 409 for the last method when one is required */
  async remove(actor: Actor, id: string, { password }: OwnPasswordDto): Promise<void> {
    await this.password.check(actor, '/password', password);
    await this.db.write(actor, async (tx) => {
      await tx.getForUpdate(Passkey, id, { userId: actor.userId });
      await tx.query(sql`DELETE FROM passkeys WHERE agency_id = ${actor.agencyId} AND id = ${id}`);
      await this.factor.removed(tx);
    });
    this.recent.forget(actor.userId);
  }
}

const tokenNotValid = () =>
  invalid([
    { pointer: '/passkeyToken', code: 'token-not-valid', message: 'The challenge was used, has expired, or is not yours. Start again.' },
  ]);
