import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import { automation } from '../auth/actor.js';
import { Config } from '../config.js';
import { Db } from '../database/db.js';
import type { Tx } from '../database/tx.js';
import { Jobs } from '../jobs/jobs.js';
import { MailMessage } from './mail-message.entity.js';

/** A mail as its reader gets it, plain and as HTML. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** How a template is written; `secret` when its text lets whoever reads it into an account. */
interface Template {
  secret: boolean;
  write(details: Record<string, string>): MailText;
}

declare module '../jobs/jobs.js' {
  interface EventPayload {
    'mail-queued': { agencyId: string; messageId: string };
  }
}

/**
 * Sends what the features ask for: over SMTP where `SMTP_URL` is set, else into the outbox that the agency's admins read.
 * At least once, with a Message-ID that stays the same, so that a mail sent twice is recognised.
 */
@Injectable()
export class Mail implements OnApplicationShutdown {
  private readonly templates = new Map<string, Template>();
  private readonly smtp: Transporter | undefined;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    jobs: Jobs,
  ) {
    this.smtp = config.smtpUrl ? createTransport(config.smtpUrl, { from: config.mailFrom }) : undefined;
    jobs.on('mail-queued', ({ agencyId, messageId }) => this.send(agencyId, messageId));
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }

  /** Declares a template, once, when the feature is wired. */
  template(name: string, template: Template): void {
    this.templates.set(name, template);
  }

  /** Asks for a mail in the transaction of what it tells; the transaction's actor must see the agency. */
  async queue(tx: Tx, template: string, recipient: string, details: Record<string, string>): Promise<void> {
    const { agencyId } = tx.actor;
    const id = uuidv7();
    const { subject } = this.get(template).write(details);
    await tx.insert(MailMessage, { agencyId, id, template, recipient, subject, details, state: 'queued', error: null, createdAt: new Date(), sentAt: null });
    await tx.publish('mail-queued', { agencyId, messageId: id });
  }

  /** The text as it was or will be sent; undefined where reading it would open somebody's account. */
  read({ template, details }: Pick<MailMessage, 'template' | 'details'>): MailText | undefined {
    const { secret, write } = this.get(template);
    return secret && !this.config.demo ? undefined : write(details);
  }

  private get(name: string): Template {
    const template = this.templates.get(name);
    if (!template) throw new Error(`There is no mail template ${name}.`);
    return template;
  }

  /** Throws while the server does not take the mail: the job is then tried again. */
  private async send(agencyId: string, messageId: string): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    if (!system) return;
    const actor = automation(agencyId, system);
    const message = await this.db.write(actor, (tx) => tx.manager.findOneBy(MailMessage, { agencyId, id: messageId }));
    if (!message || message.state === 'sent') return;
    const mail = this.get(message.template).write(message.details);
    try {
      await this.smtp?.sendMail({ to: message.recipient, messageId: `<${message.id}@${this.config.publicUrl.hostname}>`, ...mail });
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      await this.db.write(actor, (tx) => tx.update(MailMessage, { agencyId, id: messageId }, { state: 'failed', error: reason }));
      throw error;
    }
    await this.db.write(actor, (tx) => tx.update(MailMessage, { agencyId, id: messageId }, { state: 'sent', error: null, sentAt: new Date() }));
  }
}
