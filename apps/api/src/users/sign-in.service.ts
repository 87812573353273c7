import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Passwords } from '../core/auth/passwords.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Problem } from '../core/errors.js';
import { Keys } from '../core/keys.js';
import { LogInLimits } from './log-in-limits.js';
import type { SecondFactorChallenge, VerifyLogInDto } from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';
import { SECOND_STEP_SECONDS, SecondStepTokens, type FirstStep } from './second-step-tokens.js';
import { personOf, SessionsService, type Device, type SignedIn } from './sessions.service.js';
import { isActive, spend } from './spent-challenges.js';
import type { LoginDto } from './user.dto.js';

declare module '../core/database/db.js' {
  interface AuthFunctions {
    user_by_email: { agency_id: string; id: string; password_hash: string | null; active: boolean };
  }
}

/** Log-in with a password, and a second factor for users who have one. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly limits: LogInLimits,
    private readonly sessions: SessionsService,
    private readonly factor: SecondFactorService,
    private readonly secondStep: SecondStepTokens,
    private readonly keys: Keys,
  ) {}

  /**
   * @returns a session, or the challenge for the second factor
   * @throws 401, the same for every cause; 429 after too many failures
   */
  async logIn({ email, password, remember = false }: LoginDto, device: Device): Promise<SignedIn | SecondFactorChallenge> {
    const [user] = await this.db.callAuthFunction('user_by_email', [email]);
    const account = user && { agencyId: user.agency_id, userId: user.id };
    // The hash is compared for unknown accounts too, so that timing reveals nothing.
    const compare = async () => (await this.passwords.matches(user?.password_hash, password)) && (user?.active ?? false);
    if (!(await this.limits.logIn(email, device.ip, account, compare)) || !account)
      throw new Problem(401, 'wrong-credentials', 'The e-mail or the password is wrong.');
    const actor = personOf(account.agencyId, account.userId);
    const methods = await this.factor.methods(actor);
    if (methods.length > 0) {
      const { token, challenge } = this.secondStep.sign('second-step', { ...account, remember, password: this.markOf(user.password_hash) });
      const passkeyOptions = methods.includes('passkey') ? await this.factor.passkeyOptions(actor, challenge) : null;
      return { mfaRequired: true, mfaToken: token, expiresIn: SECOND_STEP_SECONDS, methods, passkeyOptions };
    }
    const began = await this.db.write(actor, (tx) => this.sessions.begin(tx, remember, device));
    return this.sessions.signedIn(actor, began);
  }

  /** @throws 401 `mfa-token-not-valid` to begin anew, `wrong-code` to try again; 429 after too many wrong codes */
  async verify({ mfaToken, ...shown }: VerifyLogInDto, device: Device): Promise<SignedIn> {
    const first = this.secondStep.read('second-step', mfaToken);
    if (!first) throw tokenNotValid();
    const actor = personOf(first.agencyId, first.userId);
    let began: Awaited<ReturnType<SessionsService['begin']>> | undefined;
    const prove = async () => {
      began = await this.db.write(actor, async (tx) => {
        if (!(await isActive(tx)) || !(await this.passwordStands(tx, first))) throw tokenNotValid();
        if (!(await this.factor.proves(tx, shown, first.challenge))) return undefined;
        // Rolls back when the token was used, so that the code stays valid for another log-in.
        if (!(await spend(tx, first.challenge))) throw tokenNotValid();
        return this.sessions.begin(tx, first.remember, device);
      });
      return began !== undefined;
    };
    if (!(await this.limits.secondFactor(first.userId, prove)) || !began)
      throw new Problem(401, 'wrong-code', 'The code is wrong, was used before, or has expired.');
    return this.sessions.signedIn(actor, began);
  }

  /** Returns whether the password is unchanged since the first step; a change voids log-ins in progress, as it ends sessions. */
  private async passwordStands(tx: UnitOfWork, { password }: FirstStep): Promise<boolean> {
    const { agencyId, userId } = tx.actor;
    const [user] = await tx.query<{ password_hash: string | null }>(
      sql`SELECT password_hash FROM users WHERE agency_id = ${agencyId} AND id = ${userId}`,
    );
    return user !== undefined && this.markOf(user.password_hash) === password;
  }

  private markOf(passwordHash: string | null): string {
    return this.keys.hmac('first-step-password', passwordHash ?? '').toString('base64url');
  }
}

const tokenNotValid = () => new Problem(401, 'mfa-token-not-valid', 'The first step has expired or was used. Log in again.');
