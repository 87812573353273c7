import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid } from '../core/errors.js';
import { AccountMails } from './account-mails.js';
import { Authenticators } from './authenticators.js';
import { endSessions } from './end-sessions.js';
import { LogInLimits } from './log-in-limits.js';
import { OwnPassword } from './own-password.js';
import type { Passkey } from './passkey.entity.js';
import { Passkeys } from './passkeys.js';
import { RecoveryCodesService } from './recovery-codes.js';
import type {
  AuthenticatorSecret,
  OwnPasswordDto,
  RecoveryCodes,
  SecondFactorDto,
  SecondFactorMethod,
  VerifyLogInDto,
} from './second-factor.dto.js';
import { User } from './user.entity.js';

/** Changes that users make to their own second factor. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly db: Db,
    private readonly password: OwnPassword,
    private readonly limits: LogInLimits,
    private readonly authenticators: Authenticators,
    private readonly codes: RecoveryCodesService,
    private readonly passkeys: Passkeys,
    private readonly mails: AccountMails,
    private readonly recent: RecentTokens,
  ) {}

  async get(actor: Actor): Promise<SecondFactorDto> {
    const [row] = await this.db.read<Omit<SecondFactorDto, 'authenticatorSince' | 'passkeys'> & { authenticatorSince: Date | null }>(
      actor,
      sql`SELECT has_second_factor(u.agency_id, u.id) AS enabled, needs_second_factor(u.agency_id, u.role) AS required,
         (SELECT a.confirmed_at FROM authenticators a WHERE a.agency_id = u.agency_id AND a.user_id = u.id) AS "authenticatorSince",
         (SELECT count(*)::integer FROM recovery_codes c WHERE c.agency_id = u.agency_id AND c.user_id = u.id AND c.used_at IS NULL) AS "recoveryCodesLeft"
       FROM users u WHERE ${visibleTo(actor, 'agency', 'u')} AND u.id = ${actor.userId}`,
    );
    if (!row) throw new Error('The signed-in user has no row.');
    const passkeys = (await this.passkeysOf(actor)).map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }));
    return { ...row, authenticatorSince: row.authenticatorSince?.toISOString() ?? null, passkeys };
  }

  /** Returns the methods that the log-in may ask for; empty without a second factor. */
  async methods(actor: Actor): Promise<SecondFactorMethod[]> {
    const { authenticatorSince, passkeys, recoveryCodesLeft } = await this.get(actor);
    return [
      ...(authenticatorSince ? (['totp'] as const) : []),
      ...(passkeys.length > 0 ? (['passkey'] as const) : []),
      ...((authenticatorSince || passkeys.length > 0) && recoveryCodesLeft > 0 ? (['recovery-code'] as const) : []),
    ];
  }

  /** Returns the options with which the browser asks for one of the user's passkeys. */
  async passkeyOptions(actor: Actor, challenge: string): Promise<Record<string, unknown>> {
    const known = await this.passkeysOf(actor);
    const options = await this.passkeys.request(
      challenge,
      known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    );
    return { ...options };
  }

  private passkeysOf(actor: Actor): Promise<Passkey[]> {
    return this.db.read<Passkey>(
      actor,
      sql`SELECT p.id, p.name, p.credential_id AS "credentialId", p.transports, p.created_at AS "createdAt", p.last_used_at AS "lastUsedAt"
       FROM passkeys p WHERE ${visibleTo(actor, 'agency', 'p')} AND p.user_id = ${actor.userId} ORDER BY p.id LIMIT 50`,
    );
  }

  /** Returns whether the proof is valid, and consumes it in this transaction. */
  async proves(tx: UnitOfWork, { method, code, credential }: Omit<VerifyLogInDto, 'mfaToken'>, challenge: string): Promise<boolean> {
    if (method === 'passkey') return credential !== undefined && this.passkeys.accepts(tx, credential, challenge);
    if (code === undefined) return false;
    return method === 'totp' ? this.authenticators.accepts(tx, code) : this.codes.accepts(tx, code);
  }

  /** @throws 422 for a wrong password */
  async beginAuthenticator(actor: Actor, { password }: OwnPasswordDto): Promise<AuthenticatorSecret> {
    await this.password.check(actor, '/password', password);
    return this.db.write(actor, async (tx) => {
      const { email } = await tx.getForUpdate(User, actor.userId);
      return this.authenticators.begin(tx, email ?? '');
    });
  }

  /** @throws 422 when the code does not match the pending app, 429 after too many wrong ones */
  async confirmAuthenticator(actor: Actor, code: string): Promise<RecoveryCodes> {
    let answer: RecoveryCodes | undefined;
    const confirm = async () => {
      answer = await this.db.write(actor, async (tx) => {
        const before = await hasFactor(tx);
        return (await this.authenticators.confirm(tx, code)) ? this.added(tx, before) : undefined;
      });
      return answer !== undefined;
    };
    if (!(await this.limits.secondFactor(actor.userId, confirm)) || !answer)
      throw invalid([{ pointer: '/code', code: 'wrong-code', message: 'The code is not the one that the app shows now.' }]);
    this.recent.forget(actor.userId);
    return answer;
  }

  /** @throws 422 for a wrong password, 409 when the agency requires a second factor and this is the last method */
  async removeAuthenticator(actor: Actor, { password }: OwnPasswordDto): Promise<void> {
    await this.password.check(actor, '/password', password);
    await this.db.write(actor, async (tx) => {
      if (!(await this.authenticators.remove(tx, actor.userId))) return;
      await this.removed(tx);
    });
    this.recent.forget(actor.userId);
  }

  /** Creates new codes; earlier ones stop working. @throws 422 for a wrong password, 409 without a second factor */
  async renewRecoveryCodes(actor: Actor, { password }: OwnPasswordDto): Promise<RecoveryCodes> {
    await this.password.check(actor, '/password', password);
    return this.db.write(actor, async (tx) => {
      if (!(await hasFactor(tx))) throw conflict('no-second-factor', 'Recovery codes need a second factor, and there is none.');
      await tx.audit('recovery-codes-renewed', actor.userId);
      return { recoveryCodes: await this.codes.renew(tx) };
    });
  }

  /** Removes all methods of a user and notifies them by mail. */
  async reset(tx: UnitOfWork, user: User): Promise<void> {
    await this.authenticators.remove(tx, user.id);
    await tx.query(sql`DELETE FROM passkeys WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${user.id}`);
    await this.codes.remove(tx, user.id);
    await endSessions(tx, user.id);
    await tx.audit('second-factor-reset', user.id);
    await this.mails.secondFactorChanged(tx, user, 'reset');
  }

  /** Completes the addition of a method. @param before whether there was one already */
  async added(tx: UnitOfWork, before: boolean): Promise<RecoveryCodes> {
    await this.changed(tx, 'enabled');
    return { recoveryCodes: before ? [] : await this.codes.renew(tx) };
  }

  /** Completes the removal of a method. @throws 409 when the agency requires one and that was the last */
  async removed(tx: UnitOfWork): Promise<void> {
    if (!(await hasFactor(tx))) {
      const [{ needed } = { needed: false }] = await tx.query<{ needed: boolean }>(
        sql`SELECT needs_second_factor(agency_id, role) AS needed FROM users WHERE agency_id = ${tx.actor.agencyId} AND id = ${tx.actor.userId}`,
      );
      if (needed) throw conflict('second-factor-needed', 'Your agency requires a second factor: the last one cannot be removed.');
      await this.codes.remove(tx, tx.actor.userId);
    }
    await this.changed(tx, 'disabled');
  }

  /** Ends sessions that began under other conditions, except the one in which the change was made. */
  private async changed(tx: UnitOfWork, how: 'enabled' | 'disabled'): Promise<void> {
    const user = await tx.getForUpdate(User, tx.actor.userId);
    await endSessions(tx, user.id, tx.actor.session?.id);
    await tx.audit(how === 'enabled' ? 'second-factor-enabled' : 'second-factor-disabled', user.id);
    await this.mails.secondFactorChanged(tx, user, how);
  }
}

/** Returns whether the log-in of the actor requires a second factor. */
export async function hasFactor(tx: UnitOfWork): Promise<boolean> {
  const [row] = await tx.query<{ has: boolean }>(sql`SELECT has_second_factor(${tx.actor.agencyId}, ${tx.actor.userId}) AS has`);
  return row?.has ?? false;
}
