import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { automation } from '../core/auth/actor.js';
import { isCommonPassword } from '../core/auth/common-passwords.js';
import { Passwords } from '../core/auth/passwords.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Db } from '../core/database/db.js';
import type { Tx } from '../core/database/tx.js';
import { invalid } from '../core/errors.js';
import { Mail } from '../core/mail/mail.js';
import { AccountMails } from './account-mails.js';
import { AccountToken } from './account-token.entity.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';
import type { AcceptInvitationDto, ConfirmResetDto } from './user.dto.js';

/** What people do with the links in their mails, before they are anybody. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly mails: AccountMails,
    private readonly mail: Mail,
    private readonly recent: RecentTokens,
  ) {}

  /** Sends a link where the account exists and is active. Does not say whether: not by the answer, nor by its time. */
  requestReset(email: string): void {
    void this.sendReset(email).catch(() => undefined);
  }

  /** @throws 422 for a token that is unknown, used or expired, all alike, and for a common password */
  confirmReset({ token, password }: ConfirmResetDto): Promise<void> {
    return this.withToken(token, password, 'password-reset', async (tx, user, passwordHash) => {
      await tx.update(User, { agencyId: user.agencyId, id: user.id }, { passwordHash, version: user.version + 1 });
      await tx.update(Session, { agencyId: user.agencyId, userId: user.id, endedAt: IsNull() }, { endedAt: new Date() });
      await tx.audit('password-reset', user.id);
      if (user.email) await this.mail.queue(tx, 'password-changed', user.email, { firstName: user.firstName });
      this.recent.forget(user.id);
    });
  }

  /** @throws 422 as above */
  accept({ token, password, firstName, lastName }: AcceptInvitationDto): Promise<void> {
    return this.withToken(token, password, 'invitation', async (tx, user, passwordHash) => {
      await tx.update(User, { agencyId: user.agencyId, id: user.id }, { passwordHash, firstName, lastName, displayName: `${firstName} ${lastName}`, invitedAt: null, version: user.version + 1 });
      await tx.audit('invitation-accepted', user.id);
    });
  }

  private async withToken(token: string, password: string, purpose: AccountToken['purpose'], work: (tx: Tx, user: User, passwordHash: string) => Promise<void>): Promise<void> {
    const [known] = await this.db.identify<{ agency_id: string; user_id: string; token_id: string }>('account_token', [AccountMails.hashOf(token), purpose]);
    const system = known && (await this.db.systemUserOf(known.agency_id));
    if (!known || !system) throw invalid([{ pointer: '/token', code: 'token-not-valid', message: 'The link was used, has expired or never was.' }]);
    const passwordHash = await this.passwords.hash(password);
    await this.db.write(automation(known.agency_id, system), async (tx) => {
      const user = await tx.get(User, known.user_id, { kind: 'person' });
      if (isCommonPassword(password, [user.email ?? '', user.firstName, user.lastName])) {
        throw invalid([{ pointer: '/password', code: 'common-password', message: 'It is among the first that anybody would try.' }]);
      }
      // Two tabs with one link: one of them finds it used.
      const used = await tx.update(AccountToken, { agencyId: known.agency_id, id: known.token_id, usedAt: IsNull() }, { usedAt: new Date() });
      if (used !== 1) throw invalid([{ pointer: '/token', code: 'token-not-valid', message: 'The link was used, has expired or never was.' }]);
      await work(tx, user, passwordHash);
    });
  }

  private async sendReset(email: string): Promise<void> {
    const [user] = await this.db.identify<{ agency_id: string; id: string; password_hash: string | null; active: boolean }>('user_by_email', [email]);
    const system = user && (await this.db.systemUserOf(user.agency_id));
    if (!user?.active || !user.password_hash || !system) return;
    await this.db.write(automation(user.agency_id, system), async (tx) => {
      const { firstName, email: address } = await tx.get(User, user.id);
      // One mail a minute, however often somebody asks for it.
      const lately = await tx.manager.existsBy(AccountToken, { agencyId: user.agency_id, userId: user.id, purpose: 'password-reset', createdAt: MoreThan(new Date(Date.now() - 60_000)) });
      if (lately) return;
      if (address) await this.mails.reset(tx, { id: user.id, email: address, firstName });
    });
  }
}
