import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../database/row-visibility.js';

/** `kept`: no mail server is set, so it went no further than the outbox. */
export const MAIL_STATES = ['queued', 'sent', 'kept', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A mail that was asked for. Its text is written when it is sent or read: links to set a password are kept nowhere. */
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
  /** How often it was tried to hand it to the mail server. */
  @Column('integer', { default: 0 }) tries: number;
  @Column('text', { nullable: true }) error: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'sent_at', precision: 3, nullable: true }) sentAt: Date | null;
}
