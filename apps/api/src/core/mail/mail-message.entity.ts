import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../database/row-visibility.js';

/** State of a mail. `kept`: no mail server is configured, so it stays in the outbox. */
export const MAIL_STATES = ['queued', 'sent', 'kept', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Queued mail. Its text is rendered when it is sent or read, so that links to set a password are never stored. */
@Entity('mail_messages')
@RowVisibility('agency')
export class MailMessage {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') template: string;
  @Column('text') recipient: string;
  @Column('text') subject: string;
  @Column('jsonb') details: Record<string, string>;
  @Column('text') state: MailState;
  /** Number of attempts to hand it to the mail server. */
  @Column('integer', { default: 0 }) tries: number;
  @Column('text', { nullable: true }) error: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'sent_at', precision: 3, nullable: true }) sentAt: Date | null;
}
