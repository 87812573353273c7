import type { Answer } from '@sestante/questionnaire/answers';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

export const QUESTIONNAIRE_STATUSES = ['sent', 'in_progress', 'completed', 'expired', 'cancelled'] as const;
export type QuestionnaireStatus = (typeof QUESTIONNAIRE_STATUSES)[number];

/** `email`, `link` and `qr`: how the link reaches the client; `together`: filled in with the adviser. */
export const CHANNELS = ['email', 'link', 'qr', 'together'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Choice of the client about one consent text, as last sent from the page. */
export interface ConsentChoice {
  textId: string;
  given: boolean;
}

/** Questionnaire that was sent to a client; visible exactly when the client is. */
@Entity('questionnaires')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Questionnaire {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  /** Template that it was sent with, whose version never changes. */
  @Column('uuid', { name: 'template_id' }) templateId: string;
  @Column('text') type: QuestionnaireType;
  @Column('text') status: QuestionnaireStatus;
  @Column('text') channel: Channel;
  @Column('text', { name: 'recipient_name', nullable: true }) recipientName: string | null;
  @Column('text', { name: 'recipient_email', nullable: true }) recipientEmail: string | null;
  /** Last day on which it can be filled in. */
  @Column('date', { name: 'expires_on' }) expiresOn: string;
  /** Days after sending on which the client is reminded, in order. */
  @Column('integer', { name: 'reminder_days', array: true }) reminderDays: number[];
  @Column('date', { name: 'next_reminder_on', nullable: true }) nextReminderOn: string | null;
  @Column('integer', { name: 'reminders_sent', default: 0 }) remindersSent: number;
  @Column({ type: 'timestamptz', name: 'reminded_at', precision: 3, nullable: true }) remindedAt: Date | null;
  /** Number of the link; a new one invalidates the links before. */
  @Column('integer', { name: 'token_number', default: 1 }) tokenNumber: number;
  /** Earlier questionnaire whose answers are suggested. */
  @Column('uuid', { name: 'reuses_id', nullable: true }) reusesId: string | null;
  /** Privacy notice that the client is shown and accepts: the current one when it was sent, which never changes. */
  @Column('uuid', { name: 'notice_id' }) noticeId: string;
  @Column('jsonb', { default: [] }) consents: ConsentChoice[];
  /** Whether the client agreed to the use of data about health; without it every such question counts as refused. */
  @Column('boolean', { name: 'health_consent', default: false }) healthConsent: boolean;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column({ type: 'timestamptz', name: 'sent_at', precision: 3 }) sentAt: Date;
  @Column({ type: 'timestamptz', name: 'opened_at', precision: 3, nullable: true }) openedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'accepted_at', precision: 3, nullable: true }) acceptedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'completed_at', precision: 3, nullable: true }) completedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'cancelled_at', precision: 3, nullable: true }) cancelledAt: Date | null;
  @Column({ type: 'timestamptz', name: 'reviewed_at', precision: 3, nullable: true }) reviewedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}

/** Answers of a questionnaire, one row for each; its lock orders saves and the submission. */
@Entity('questionnaire_answers')
@RowVisibility('agency')
export class QuestionnaireAnswers {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'questionnaire_id' }) questionnaireId: string;
  @Column({ type: 'text', name: 'token_hash', collation: 'C' }) tokenHash: string;
  /** Whether the link still works; the expiry is checked apart. */
  @Column('boolean', { default: true }) open: boolean;
  @Column('jsonb', { default: {} }) answers: Record<string, Answer>;
  /** Sealed answers about health, by question code. */
  @Column('jsonb', { default: {} }) health: Record<string, string>;
  @Column('integer', { default: 0 }) answered: number;
  @Column('integer') total: number;
  /** Number of the last change; a submission names the one that it has seen. */
  @Column('integer', { default: 1 }) revision: number;
  @Column({ type: 'timestamptz', name: 'saved_at', precision: 3, nullable: true }) savedAt: Date | null;
}
