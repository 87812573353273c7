import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import { automation } from '../auth/actor.js';
import { Config } from '../config.js';
import { Db } from '../database/db.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs, TRIES } from '../jobs/jobs.js';
import { MailMessage } from './mail-message.entity.js';

/** Rendered mail, plain and as HTML. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** Timeouts in milliseconds, so that an unresponsive server does not hold up the queue; those in `SMTP_URL` take precedence. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Renderer of a template; `secret` when its text gives access to an account. */
interface Template {
  secret: boolean;
  /** Name that the mail comes from, and the address for replies, where they are not those of the product. */
  sender?(details: Record<string, string>): { name: string; replyTo: string | null };
  render(details: Record<string, string>): MailText;
}

declare module '../jobs/jobs.js' {
  interface EventPayload {
    'mail-queued': { agencyId: string; messageId: string };
  }
}

/**
 * Sends mail over SMTP where `SMTP_URL` is set, else keeps it in the outbox that the agency's admins read. Sends at least
 * once, with a constant Message-ID, so that a duplicate is recognised.
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
    this.smtp = config.smtpUrl ? createTransport({ url: config.smtpUrl, ...PATIENCE }, { from: config.mailFrom }) : undefined;
    jobs.on('mail-queued', ({ agencyId, messageId }) => this.send(agencyId, messageId));
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }

  /** Registers a template, once, when the feature is wired. */
  template(name: string, template: Template): void {
    this.templates.set(name, template);
  }

  /** Queues a mail in the transaction of the change that it reports; the actor must have agency visibility. */
  async queue(tx: UnitOfWork, template: string, recipient: string, details: Record<string, string>): Promise<void> {
    const { agencyId } = tx.actor;
    const id = uuidv7();
    const { subject } = this.get(template).render(details);
    await tx.insert(MailMessage, {
      agencyId,
      id,
      template,
      recipient,
      subject,
      details,
      state: 'queued',
      tries: 0,
      error: null,
      createdAt: new Date(),
      sentAt: null,
    });
    await tx.publish('mail-queued', { agencyId, messageId: id });
  }

  /**
   * Returns the text as it was or will be sent; undefined where reading it would give access to an account, except in a
   * demo that sends no mail.
   */
  render({ template, details }: Pick<MailMessage, 'template' | 'details'>): MailText | undefined {
    const found = this.get(template);
    return found.secret && (!this.config.demo || this.smtp) ? undefined : found.render(details);
  }

  /** Returns another name before the same address, because mail servers accept only that address from the product. */
  private senderOf({ template, details }: MailMessage): { from?: { name: string; address: string }; replyTo?: string } {
    const sender = this.get(template).sender?.(details);
    if (!sender) return {};
    const address = /<([^<>]+)>\s*$/.exec(this.config.mailFrom)?.[1] ?? this.config.mailFrom;
    return { from: { name: sender.name, address }, ...(sender.replyTo ? { replyTo: sender.replyTo } : {}) };
  }

  private get(name: string): Template {
    const template = this.templates.get(name);
    if (!template) throw new Error(`There is no mail template ${name}.`);
    return template;
  }

  /** Throws while the server does not accept the mail, so that the job is retried, unless a retry cannot help. */
  private async send(agencyId: string, messageId: string): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    if (!system) return;
    const actor = automation(agencyId, system);
    const update = (changes: Partial<MailMessage>) =>
      this.db.write(actor, (tx) => tx.update(MailMessage, { agencyId, id: messageId }, changes));
    const message = await this.db.write(actor, async (tx) => {
      const found = await tx.manager.findOneBy(MailMessage, { agencyId, id: messageId, state: 'queued' });
      // Counted before the attempt, so that one that ends this process counts.
      if (found && this.smtp) await tx.update(MailMessage, { agencyId, id: messageId }, { tries: found.tries + 1 });
      return found;
    });
    if (!message) return;
    if (!this.smtp) {
      await update({ state: 'kept' });
      return;
    }
    try {
      await this.smtp.sendMail({
        // Passed as an object, since a string would be parsed as a list of addresses.
        to: { name: '', address: message.recipient },
        messageId: `<${message.id}@${this.config.publicUrl.hostname}>`,
        ...this.senderOf(message),
        ...this.get(message.template).render(message.details),
      });
    } catch (error) {
      const given = forGood(error) || message.tries + 1 >= TRIES;
      await update({ state: given ? 'failed' : 'queued', error: reasonOf(error) });
      if (!given) throw error;
      return;
    }
    await update({ state: 'sent', error: null, sentAt: new Date() });
  }
}

/** Returns whether the server refused this mail permanently, mostly for its address. */
function forGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
}

const reasonOf = (error: unknown): string => ((error as { message?: string }).message ?? 'unknown').slice(0, 300);
