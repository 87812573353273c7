import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import { Config } from '../core/config.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { hashOf, Keys } from '../core/keys.js';
import { Mail } from '../core/mail/mail.js';
import { layoutMail } from '../core/mail/mail-layout.js';
import { AccountToken } from './account-token.entity.js';

const INVITATION_DAYS = 7;
const RESET_MINUTES = 30;
/** Texts about a change to a second factor. */
const SECOND_FACTOR_NEWS = {
  enabled: 'Da ora per entrare in Sestante serve anche il secondo fattore che hai appena attivato.',
  disabled: 'Hai tolto un secondo fattore dal tuo account Sestante.',
  reset:
    'Chi amministra ha azzerato il secondo fattore del tuo account Sestante: per entrare basta la password, finché non ne attivi un altro.',
};

/** Sends mails whose links let a user set a password. The secret in a link is derived from the token's id and the installation's key. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly config: Config,
    private readonly keys: Keys,
    private readonly mail: Mail,
  ) {
    mail.template('invitation', {
      secret: true,
      render: ({ tokenId = '', firstName = '', byName = '', agencyName = '' }) =>
        layoutMail({
          subject: `${byName} ti invita in ${agencyName}`,
          greeting: `Ciao ${firstName},`,
          paragraphs: [
            `${byName} ti ha invitato a lavorare con ${agencyName} su Sestante.`,
            `Scegli la tua password per entrare. Il collegamento vale ${INVITATION_DAYS} giorni e si usa una volta sola.`,
          ],
          button: { label: 'Accetta l’invito', href: this.link(`/invito/${this.secretOf(tokenId)}`) },
          closing: 'Se non aspettavi questo invito, puoi ignorare il messaggio.',
        }),
    });
    mail.template('password-reset', {
      secret: true,
      render: ({ tokenId = '', firstName = '' }) =>
        layoutMail({
          subject: 'Scegli una nuova password',
          greeting: `Ciao ${firstName},`,
          paragraphs: [
            `Abbiamo ricevuto la richiesta di cambiare la tua password. Il collegamento vale ${RESET_MINUTES} minuti e si usa una volta sola.`,
          ],
          button: { label: 'Scegli la password', href: this.resetLinkOf(tokenId) },
          closing: 'Se non l’hai chiesto tu, ignora il messaggio: la password resta quella di prima.',
        }),
    });
    mail.template('second-factor-changed', {
      secret: false,
      render: ({ firstName = '', how = '' }) =>
        layoutMail({
          subject: 'Il secondo fattore del tuo accesso è cambiato',
          greeting: `Ciao ${firstName},`,
          paragraphs: [SECOND_FACTOR_NEWS[how as keyof typeof SECOND_FACTOR_NEWS], 'Gli altri dispositivi sono stati scollegati.'],
          closing: 'Se non te lo aspettavi, cambia la password e avvisa subito chi amministra la tua agenzia.',
        }),
    });
    mail.template('password-changed', {
      secret: false,
      render: ({ firstName = '' }) =>
        layoutMail({
          subject: 'La tua password è cambiata',
          greeting: `Ciao ${firstName},`,
          paragraphs: ['La password del tuo account Sestante è stata cambiata e gli altri dispositivi sono stati scollegati.'],
          closing: 'Se non sei stato tu, avvisa subito chi amministra la tua agenzia.',
        }),
    });
  }

  /** Voids earlier invitations of the user and sends a new one. */
  async invite(
    tx: UnitOfWork,
    user: { id: string; email: string; firstName: string },
    names: { byName: string; agencyName: string },
  ): Promise<void> {
    const tokenId = await this.newToken(tx, user.id, 'invitation', INVITATION_DAYS * 86_400_000);
    await this.mail.queue(tx, 'invitation', user.email, { tokenId, firstName: user.firstName, ...names });
  }

  /** Runs with agency visibility, because mail belongs to the agency and the user's own would not include it. */
  async secondFactorChanged(
    tx: UnitOfWork,
    { email, firstName }: { email: string | null; firstName: string },
    how: keyof typeof SECOND_FACTOR_NEWS,
  ): Promise<void> {
    if (email) await tx.withAgencyVisibility(() => this.mail.queue(tx, 'second-factor-changed', email, { firstName, how }));
  }

  async reset(tx: UnitOfWork, user: { id: string; email: string; firstName: string }): Promise<void> {
    const tokenId = await this.newToken(tx, user.id, 'password-reset', RESET_MINUTES * 60_000);
    await this.mail.queue(tx, 'password-reset', user.email, { tokenId, firstName: user.firstName });
  }

  /** Creates a reset link without a mail, for users who cannot read theirs. @returns the link */
  async resetLink(tx: UnitOfWork, userId: string): Promise<string> {
    return this.resetLinkOf(await this.newToken(tx, userId, 'password-reset', RESET_MINUTES * 60_000));
  }

  /** Returns whether a link was sent within the last minute, which limits repeated requests to one mail. */
  async resetLately(tx: UnitOfWork, userId: string): Promise<boolean> {
    const sent = await tx.query(
      sql`SELECT 1 FROM account_tokens WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${userId} AND purpose = 'password-reset' AND created_at > now() - interval '1 minute'`,
    );
    return sent.length > 0;
  }

  /** Voids all links sent so far. */
  async voidAll(tx: UnitOfWork, userId: string): Promise<void> {
    await tx.query(
      sql`UPDATE account_tokens SET used_at = now() WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${userId} AND used_at IS NULL`,
    );
  }

  /**
   * Creates a token, from whose id the secret is derived whenever the mail is rendered; voids earlier ones of the purpose.
   * @returns the id
   */
  async newToken(tx: UnitOfWork, userId: string, purpose: AccountToken['purpose'], lifeMs: number): Promise<string> {
    const { agencyId } = tx.actor;
    const now = new Date();
    await tx.query(
      sql`UPDATE account_tokens SET used_at = ${now} WHERE agency_id = ${agencyId} AND user_id = ${userId} AND purpose = ${purpose} AND used_at IS NULL`,
    );
    const id = uuidv7();
    await tx.insert(AccountToken, {
      agencyId,
      id,
      userId,
      purpose,
      tokenHash: hashOf(this.secretOf(id)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifeMs),
      usedAt: null,
    });
    return id;
  }

  private secretOf(tokenId: string): string {
    return this.keys.hmac('account-token', tokenId).toString('base64url');
  }

  private resetLinkOf(tokenId: string): string {
    return this.link(`/reimposta-password/${this.secretOf(tokenId)}`);
  }

  private link(path: string): string {
    return new URL(path, this.config.publicUrl).href;
  }
}
