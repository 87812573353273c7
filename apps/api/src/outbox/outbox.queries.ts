import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import type { MailMessage } from '../core/mail/mail-message.entity.js';
import { Mail } from '../core/mail/mail.js';
import type { OutboxMessageDto, OutboxMessageText, OutboxPage, OutboxQuery } from './outbox.dto.js';

type MessageRow = Pick<
  MailMessage,
  'id' | 'template' | 'recipient' | 'subject' | 'details' | 'state' | 'tries' | 'error' | 'createdAt' | 'sentAt'
>;

const SELECT = sql`SELECT m.id, m.template, m.recipient, m.subject, m.details, m.state, m.tries, m.error, m.created_at AS "createdAt", m.sent_at AS "sentAt" FROM mail_messages m`;

/** Reads the agency's outgoing mail, newest first. */
@Injectable()
export class OutboxQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly mail: Mail,
  ) {}

  async list(actor: Actor, { limit = 50, cursor }: OutboxQuery): Promise<OutboxPage> {
    const list = { agency: actor.agencyId, outbox: true };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const after = position
      ? sql` AND (m.created_at, m.id) ${back ? sql`>` : sql`<`} (${position.values[0]}::timestamptz, ${position.values[1]}::uuid)`
      : empty;
    const order = back ? sql`ASC` : sql`DESC`;
    const rows = await this.db.read<MessageRow>(
      actor,
      sql`${SELECT} WHERE ${visibleTo(actor, 'agency', 'm')}${after} ORDER BY m.created_at ${order}, m.id ${order} LIMIT ${integer(limit + 1)}`,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    return { data: kept.map(toMessage), page };
  }

  async get(actor: Actor, id: string): Promise<OutboxMessageText> {
    const [row] = await this.db.read<MessageRow>(actor, sql`${SELECT} WHERE m.id = ${id} AND ${visibleTo(actor, 'agency', 'm')}`);
    if (!row) throw notFound();
    const mail = this.mail.render(row);
    return { ...toMessage(row), text: mail?.text ?? null, html: mail?.html ?? null };
  }
}

const toMessage = ({ id, recipient, subject, state, tries, error, createdAt, sentAt }: MessageRow): OutboxMessageDto => ({
  id,
  recipient,
  subject,
  state,
  tries,
  error,
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});
