import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../core/auth/access-token.js';
import type { Actor } from '../core/auth/actor.js';
import { visibilityOf } from '../core/auth/permissions.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, invalid } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { lockRecord, updateRecord } from '../core/records/records.js';
import { AccountMails } from './account-mails.js';
import { Agency } from './agency.entity.js';
import { endSessions } from './end-sessions.js';
import { SecondFactorService } from './second-factor.service.js';
import { User } from './user.entity.js';
import { USERS } from './user.record.js';
import type { InviteUserDto, UpdateUserDto, UserDto, ViewAsDto, ViewAsToken } from './user.dto.js';
import { UsersQueries } from './users.queries.js';

/** Changes that admins make to the users of the agency. */
@Injectable()
export class UsersService {
  constructor(
    private readonly db: Db,
    private readonly queries: UsersQueries,
    private readonly mails: AccountMails,
    private readonly recent: RecentTokens,
    private readonly tokens: AccessTokens,
    private readonly factor: SecondFactorService,
  ) {}

  /** @throws 409 when the e-mail is in use, in this agency or in another, without saying which */
  async invite(actor: Actor, body: InviteUserDto): Promise<UserDto> {
    const { email, firstName, lastName, role } = body;
    const visibility = visibilityOf(role, body.visibility);
    try {
      return await this.db.write(actor, async (tx) => {
        const id = uuidv7();
        const user = {
          agencyId: actor.agencyId,
          id,
          kind: 'person' as const,
          email,
          firstName,
          lastName,
          displayName: `${firstName} ${lastName}`,
          role,
          visibility,
          invitedAt: new Date(),
        };
        await tx.insert(User, user);
        await this.sendInvitation(tx, user);
        await tx.audit('user-invited', id, { role, visibility });
        return this.queries.inTransaction(tx, id);
      });
    } catch (error) {
      if (!violates(error, 'users_email')) throw error;
      throw conflict('email-unavailable', 'This e-mail cannot be invited.', [
        { pointer: '/email', code: 'email-unavailable', message: 'This e-mail cannot be invited.' },
      ]);
    }
  }

  /** Sends the invitation again; the earlier link stops working. @throws 409 when it was accepted */
  inviteAgain(actor: Actor, id: string): Promise<UserDto> {
    return this.db.write(actor, async (tx) => {
      const user = await tx.getForUpdate(User, id, { kind: 'person' });
      if (!user.invitedAt || !user.active) throw conflict('not-invited', 'The person has accepted, or is not active.');
      await updateRecord(tx, USERS, user, { invitedAt: new Date() });
      await this.sendInvitation(tx, user);
      await tx.audit('invitation-sent-again', id);
      return this.queries.inTransaction(tx, id);
    });
  }

  /** @throws 409 when the agency would be left without an active admin */
  async update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateUserDto): Promise<UserDto> {
    const cleared = Object.entries(body).filter(([, value]) => value === null);
    if (cleared.length > 0)
      throw invalid(cleared.map(([field]) => ({ pointer: `/${field}`, code: 'required', message: 'This field cannot be empty.' })));
    const answer = await this.db.write(actor, async (tx) => {
      // Serializes two admins who demote each other at once.
      await tx.lock('admins of an agency');
      const user = await lockRecord(tx, USERS, id, expected, { kind: 'person' });
      const role = body.role ?? user.role;
      const changed = {
        role,
        // A new role takes its own default visibility, so that a former admin does not keep seeing everything.
        visibility: visibilityOf(role, body.visibility ?? (role === user.role ? user.visibility : undefined)),
        active: body.active ?? user.active,
        firstName: body.firstName ?? user.firstName,
        lastName: body.lastName ?? user.lastName,
      };
      if (user.role === 'agency_admin' && user.active && (role !== 'agency_admin' || !changed.active))
        await this.assertAdminRemains(tx, id);
      const changes = (Object.keys(changed) as (keyof typeof changed)[])
        .filter((field) => changed[field] !== user[field])
        .map((field) => ({ field, from: user[field], to: changed[field] }));
      if (changes.length > 0) {
        await updateRecord(tx, USERS, user, { ...changed, displayName: `${changed.firstName} ${changed.lastName}` });
        if (!changed.active) {
          await endSessions(tx, id);
          await this.mails.voidAll(tx, id);
        }
        await tx.audit('user-changed', id, { changes });
      }
      return this.queries.inTransaction(tx, id);
    });
    this.recent.forget(id);
    return answer;
  }

  /** Ends all sessions of the user; applies within a second. */
  async endSessions(actor: Actor, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      await tx.getForUpdate(User, id, { kind: 'person' });
      await endSessions(tx, id);
      await tx.audit('sessions-ended', id);
    });
    this.recent.forget(id);
  }

  /** @throws 409 for the caller's own, which requires the password */
  async resetSecondFactor(actor: Actor, id: string): Promise<void> {
    if (id === actor.userId) throw conflict('own-second-factor', 'Change your own second factor under /me/second-factor.');
    await this.db.write(actor, async (tx) => {
      const user = await tx.getForUpdate(User, id, { kind: 'person' });
      await this.factor.reset(tx, user);
    });
    this.recent.forget(id);
  }

  /** Returns a token that sees what the user would see, with a role and visibility that need not be stored. */
  viewAs(actor: Actor, id: string, body: ViewAsDto): Promise<ViewAsToken> {
    return this.db.write(actor, async (tx) => {
      const user = await tx.getForUpdate(User, id, { kind: 'person' });
      const role = body.role ?? user.role;
      const visibility = visibilityOf(role, body.visibility ?? (role === user.role ? user.visibility : undefined));
      await tx.audit('viewed-as', id, { role, visibility });
      if (!actor.session) throw new Error('"View as" needs a signed-in admin.');
      const accessToken = this.tokens.signViewAs({ userId: actor.userId, session: actor.session }, { userId: id, role, visibility });
      return { accessToken, expiresIn: ACCESS_TOKEN_SECONDS, role, visibility, displayName: user.displayName };
    });
  }

  private async sendInvitation(tx: UnitOfWork, user: Pick<User, 'id' | 'email' | 'firstName'>): Promise<void> {
    const [by, agency] = [
      await tx.manager.findOneByOrFail(User, { agencyId: tx.actor.agencyId, id: tx.actor.userId }),
      await tx.manager.findOneByOrFail(Agency, { agencyId: tx.actor.agencyId }),
    ];
    if (user.email) await this.mails.invite(tx, { ...user, email: user.email }, { byName: by.displayName, agencyName: agency.name });
  }

  private async assertAdminRemains(tx: UnitOfWork, but: string): Promise<void> {
    const admins = await tx.manager.findBy(User, {
      agencyId: tx.actor.agencyId,
      role: 'agency_admin',
      active: true,
      kind: 'person',
      invitedAt: IsNull(),
    });
    if (!admins.some(({ id }) => id !== but)) throw conflict('last-admin', 'The agency needs an active admin.');
  }
}
