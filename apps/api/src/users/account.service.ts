import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { automation, type Actor } from '../core/auth/actor.js';
import { PasswordStrength } from '../core/auth/password-strength.js';
import { Passwords } from '../core/auth/passwords.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { invalid, notFound } from '../core/errors.js';
import { hashOf } from '../core/keys.js';
import { Log } from '../core/log.js';
import { Mail } from '../core/mail/mail.js';
import { updateRecord } from '../core/records/records.js';
import { AccountMails } from './account-mails.js';
import { AccountToken } from './account-token.entity.js';
import { Agency } from './agency.entity.js';
import { endSessions } from './end-sessions.js';
import { SecondFactorService } from './second-factor.service.js';
import { User } from './user.entity.js';
import { USERS } from './user.record.js';
import type { AcceptInvitationDto, ConfirmResetDto, InvitationDto, InvitationTokenDto } from './user.dto.js';

declare module '../core/database/db.js' {
  interface AuthFunctions {
    account_token: { agency_id: string; user_id: string; token_id: string };
  }
}

/** Handles the links in account mails, which are used without a session. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly strength: PasswordStrength,
    private readonly mails: AccountMails,
    private readonly factor: SecondFactorService,
    private readonly mail: Mail,
    private readonly recent: RecentTokens,
    private readonly log: Log,
  ) {}

  /** Sends a link when the account exists and is active. Neither the answer nor its timing reveals whether it does. */
  requestReset(email: string): void {
    this.sendReset(email).catch((error: unknown) => this.log.error({ code: codeOf(error) }, 'A password reset was not sent.'));
  }

  /**
   * Creates a link to choose a new password, for the operator of the installation.
   * @throws 404 when no active user has the e-mail
   */
  async resetByHand(email: string): Promise<string> {
    const [user] = await this.db.callAuthFunction('user_by_email', [email]);
    if (!user?.active) throw notFound();
    return this.db.write(asAutomation(user.agency_id, user.id), (tx) => this.mails.resetLink(tx, user.id));
  }

  /**
   * Removes a lost second factor that no admin can reset, for the operator of the installation.
   * @throws 404 when no active user has the e-mail
   */
  async resetSecondFactorByHand(email: string): Promise<void> {
    const [user] = await this.db.callAuthFunction('user_by_email', [email]);
    if (!user?.active) throw notFound();
    await this.db.write(asAutomation(user.agency_id, user.id), async (tx) => this.factor.reset(tx, await tx.getForUpdate(User, user.id)));
    this.recent.forget(user.id);
  }

  /** @throws 422 for a token that is unknown, used or expired, without distinction, and for a password that is easy to guess */
  async confirmReset({ token, password }: ConfirmResetDto): Promise<void> {
    const userId = await this.withToken(token, password, 'password-reset', [], async (tx, user, passwordHash) => {
      await updateRecord(tx, USERS, user, { passwordHash, invitedAt: null });
      await endSessions(tx, user.id);
      await tx.audit('password-reset', user.id);
      if (user.email) await this.mail.queue(tx, 'password-changed', user.email, { firstName: user.firstName });
    });
    this.recent.forget(userId);
  }

  /** @throws 422 for a token that is unknown, used or expired */
  async open({ token }: InvitationTokenDto): Promise<InvitationDto> {
    const { agencyId, userId, actor } = await this.known(token, 'invitation');
    return this.db.write(actor, async (tx) => {
      const user = await tx.getForUpdate(User, userId, { kind: 'person' });
      const agency = await tx.manager.findOneByOrFail(Agency, { agencyId });
      return { email: user.email ?? '', firstName: user.firstName, lastName: user.lastName, agencyName: agency.name };
    });
  }

  /** @throws 422 for a token that is unknown, used or expired, and for a password that is easy to guess */
  async accept({ token, password, firstName, lastName }: AcceptInvitationDto): Promise<void> {
    await this.withToken(token, password, 'invitation', [firstName, lastName], async (tx, user, passwordHash) => {
      const named = { firstName, lastName, displayName: `${firstName} ${lastName}` };
      await updateRecord(tx, USERS, user, { passwordHash, ...named, invitedAt: null });
      await tx.audit('invitation-accepted', user.id);
    });
  }

  /**
   * @param names sent by the user along with the password
   * @returns the user whose token it was
   */
  private async withToken(
    token: string,
    password: string,
    purpose: AccountToken['purpose'],
    names: string[],
    work: (tx: UnitOfWork, user: User, passwordHash: string) => Promise<void>,
  ): Promise<string> {
    const { agencyId, userId, tokenId, actor } = await this.known(token, purpose);
    await this.strength.check('/password', password, [...names, ...(await this.wordsOf(actor))]);
    const passwordHash = await this.passwords.hash(password);
    await this.db.write(actor, async (tx) => {
      const user = await tx.getForUpdate(User, userId, { kind: 'person' });
      // When two tabs use one link, the second finds it used.
      const open = await tx.query(
        sql`SELECT 1 FROM account_tokens WHERE agency_id = ${agencyId} AND id = ${tokenId} AND used_at IS NULL FOR UPDATE`,
      );
      if (open.length === 0) throw notValid();
      await tx.update(AccountToken, { agencyId, id: tokenId }, { usedAt: new Date() });
      await work(tx, user, passwordHash);
    });
    return userId;
  }

  /** Returns the words that an attacker who knows the user would try first. */
  private async wordsOf(actor: Actor): Promise<string[]> {
    const [row] = await this.db.read<{ words: string[] }>(
      actor,
      sql`SELECT ARRAY[u.email, u.first_name, u.last_name, a.name] AS words FROM users u JOIN agencies a ON a.agency_id = u.agency_id
       WHERE u.agency_id = ${actor.agencyId} AND u.id = ${actor.userId}`,
    );
    return row?.words ?? [];
  }

  private async known(token: string, purpose: AccountToken['purpose']) {
    const [row] = await this.db.callAuthFunction('account_token', [hashOf(token), purpose]);
    if (!row) throw notValid();
    return { agencyId: row.agency_id, userId: row.user_id, tokenId: row.token_id, actor: asAutomation(row.agency_id, row.user_id) };
  }

  private async sendReset(email: string): Promise<void> {
    const [user] = await this.db.callAuthFunction('user_by_email', [email]);
    if (!user?.active || !user.password_hash) return;
    await this.db.write(asAutomation(user.agency_id, user.id), async (tx) => {
      const { firstName, email: address } = await tx.getForUpdate(User, user.id);
      if (address && !(await this.mails.resetLately(tx, user.id))) await this.mails.reset(tx, { id: user.id, email: address, firstName });
    });
  }
}

/** Returns an actor for the user whom a link has proved, with agency visibility, because mail belongs to the agency. */
const asAutomation = (agencyId: string, userId: string) => automation(agencyId, userId);

const notValid = () =>
  invalid([{ pointer: '/token', code: 'token-not-valid', message: 'The link was used, has expired or never existed.' }]);

const codeOf = (error: unknown) => (error as { code?: string }).code ?? (error instanceof Error ? error.name : 'unknown');
