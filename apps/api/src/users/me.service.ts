import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { PasswordStrength } from '../core/auth/password-strength.js';
import { Passwords } from '../core/auth/passwords.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Db } from '../core/database/db.js';
import { invalid } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { lockRecord, updateRecord } from '../core/records/records.js';
import { endSessions } from './end-sessions.js';
import { MeQueries } from './me.queries.js';
import { OwnPassword } from './own-password.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';
import { USERS } from './user.record.js';
import type { ChangePasswordDto, MeDto, UpdateMeDto } from './user.dto.js';

/** Changes that users make to their own account. */
@Injectable()
export class MeService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly strength: PasswordStrength,
    private readonly recent: RecentTokens,
    private readonly ownPassword: OwnPassword,
    private readonly queries: MeQueries,
  ) {}

  async update(
    actor: Actor,
    expected: ExpectedVersion,
    { firstName, lastName, morningDigest, reminderMinutes }: UpdateMeDto,
  ): Promise<MeDto> {
    const cleared = Object.entries({ firstName, lastName }).filter(([, value]) => value === null);
    if (cleared.length > 0)
      throw invalid(cleared.map(([field]) => ({ pointer: `/${field}`, code: 'required', message: 'This field cannot be empty.' })));
    await this.db.write(actor, async (tx) => {
      const user = await lockRecord(tx, USERS, actor.userId, expected);
      const names = { firstName: firstName ?? user.firstName, lastName: lastName ?? user.lastName };
      await updateRecord(tx, USERS, user, {
        ...names,
        displayName: `${names.firstName} ${names.lastName}`,
        ...(morningDigest === undefined ? {} : { morningDigest }),
        ...(reminderMinutes === undefined ? {} : { reminderMinutes }),
      });
    });
    return this.queries.get(actor);
  }

  /** @throws 422 when the current password is wrong or the new one is easy to guess, 429 after too many wrong ones */
  async changePassword(actor: Actor, { currentPassword, newPassword }: ChangePasswordDto): Promise<void> {
    // All in one transaction: a repeated Idempotency-Key is answered before the password, changed by then, is compared.
    await this.db.write(actor, async (tx) => {
      const me = await this.queries.get(actor);
      await this.ownPassword.check(actor, '/currentPassword', currentPassword);
      await this.strength.check('/newPassword', newPassword, [me.email, me.firstName, me.lastName, me.agency.name]);
      const passwordHash = await this.passwords.hash(newPassword);
      await tx.update(User, { agencyId: actor.agencyId, id: actor.userId }, { passwordHash });
      await endSessions(tx, actor.userId, actor.session?.id);
    });
    this.recent.forget(actor.userId);
  }

  async endOtherSessions(actor: Actor): Promise<void> {
    await this.db.write(actor, (tx) => endSessions(tx, actor.userId, actor.session?.id));
    this.recent.forget(actor.userId);
  }

  /** @throws 404 for a session that is not the caller's */
  async endSession(actor: Actor, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const session = await tx.getForUpdate(Session, id, { userId: actor.userId, endedAt: null });
      await tx.update(Session, { agencyId: actor.agencyId, id: session.id }, { endedAt: new Date() });
    });
    this.recent.forget(actor.userId);
  }
}
