import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../core/auth/passwords.js';
import { Db } from '../core/database/db.js';
import type { Tx } from '../core/database/tx.js';
import { Problem } from '../core/errors.js';
import { LogInLimits } from './log-in-limits.js';
import type { SecondFactorChallenge, VerifyLogInDto } from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';
import { SECOND_STEP_SECONDS, SecondStepTokens } from './second-step-tokens.js';
import { personOf, SessionsService, type Device, type SignedIn } from './sessions.service.js';
import type { LoginDto } from './user.dto.js';

/** Log-in: the password, and the second factor of those who have one. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly limits: LogInLimits,
    private readonly sessions: SessionsService,
    private readonly factor: SecondFactorService,
    private readonly secondStep: SecondStepTokens,
  ) {}

  /**
   * @returns a session, or what asks for the second factor
   * @throws 401, the same for every cause; 429 after too many failures
   */
  async logIn({ email, password, remember = false }: LoginDto, device: Device): Promise<SignedIn | SecondFactorChallenge> {
    const [user] = await this.db.identify<{ agency_id: string; id: string; password_hash: string | null; active: boolean }>(
      'user_by_email',
      [email],
    );
    const account = user && { agencyId: user.agency_id, userId: user.id };
    // The hash is compared for unknown accounts too: the time tells nothing.
    const compare = async () => (await this.passwords.matches(user?.password_hash, password)) && (user?.active ?? false);
    if (!(await this.limits.logIn(email, device.ip, account, compare)) || !account)
      throw new Problem(401, 'wrong-credentials', 'E-mail or password are not right.');
    const actor = personOf(account.agencyId, account.userId);
    const methods = await this.factor.methods(actor);
    if (methods.length > 0) {
      const { token } = this.secondStep.sign({ ...account, remember });
      return { mfaRequired: true, mfaToken: token, expiresIn: SECOND_STEP_SECONDS, methods };
    }
    const began = await this.db.write(actor, (tx) => this.sessions.begin(tx, remember, device));
    return this.sessions.signedIn(actor, began);
  }

  /** @throws 401 `mfa-token-not-valid` to begin anew, `wrong-code` to try again; 429 after too many wrong codes */
  async verify({ mfaToken, method, code }: VerifyLogInDto, device: Device): Promise<SignedIn> {
    const first = this.secondStep.read(mfaToken);
    if (!first) throw tokenNotValid();
    const actor = personOf(first.agencyId, first.userId);
    let began: Awaited<ReturnType<SessionsService['begin']>> | undefined;
    const prove = async () => {
      began = await this.db.write(actor, async (tx) => {
        if (!(await isActive(tx))) throw tokenNotValid();
        if (!(await this.factor.proves(tx, method, code))) return undefined;
        // Given up as a whole when the token was used: the code is good for another log-in then.
        if (!(await spend(tx, first.challenge))) throw tokenNotValid();
        return this.sessions.begin(tx, first.remember, device);
      });
      return began !== undefined;
    };
    if (!(await this.limits.secondFactor(first.userId, prove)) || !began)
      throw new Problem(401, 'wrong-code', 'The code is not right, was used before, or is over.');
    return this.sessions.signedIn(actor, began);
  }
}

/** Locked: of two second steps of one person the second waits, and finds the token used. */
async function isActive(tx: Tx): Promise<boolean> {
  const { agencyId, userId } = tx.actor;
  const active = await tx.query('SELECT 1 FROM users WHERE agency_id = $1 AND id = $2 AND active FOR NO KEY UPDATE', [agencyId, userId]);
  return active.length > 0;
}

/** @returns whether the challenge was not spent yet */
async function spend(tx: Tx, challenge: string): Promise<boolean> {
  const { agencyId, userId } = tx.actor;
  const hash = createHash('sha256').update(challenge).digest('base64url');
  await tx.query(`DELETE FROM spent_challenges WHERE agency_id = $1 AND user_id = $2 AND spent_at < now() - interval '1 hour'`, [
    agencyId,
    userId,
  ]);
  const spent = await tx.query(
    'INSERT INTO spent_challenges (agency_id, user_id, challenge_hash, spent_at) VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING RETURNING 1',
    [agencyId, userId, hash],
  );
  return spent.length > 0;
}

const tokenNotValid = () => new Problem(401, 'mfa-token-not-valid', 'The first step is too long ago, or was used. Log in again.');
