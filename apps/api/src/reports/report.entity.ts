import type { Topic } from '@sestante/questionnaire/template';
import type { ReportPolicy } from '@sestante/report-text/report-input';
import type { CoherenceStatus } from '@sestante/risk-engine/data-quality';
import type { CoverCode } from '@sestante/risk-engine/message-codes';
import type { Band } from '@sestante/risk-engine/scores';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { ReportDisclosure } from './report-detail.dto.js';

export const REPORT_KINDS = ['analytic', 'consulting'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_STATUSES = ['draft', 'approved', 'delivered', 'acknowledged'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** `hand`: printed or shown by the adviser. */
export const DELIVERY_CHANNELS = ['mail', 'link', 'hand'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

export const TEXT_ORIGINS = ['built_in', 'edited', 'ai'] as const;
export type TextOrigin = (typeof TEXT_ORIGINS)[number];

/** Text of a section in place of the built-in one. */
export interface EditedSection {
  /** Null for the built-in text. */
  text: string | null;
  origin: TextOrigin;
  reviewed: boolean;
}

export interface Refusal {
  cover: CoverCode;
  reason: string | null;
  refusedOn: string;
}

export interface NextStep {
  text: string;
  dueOn: string | null;
  responsibleId: string | null;
}

/**
 * Report on a completed questionnaire; visible exactly when its client is. The assessment is not stored: the answers of a completed
 * questionnaire never change, and the day, the policies and the version of the rules are those of this row.
 */
@Entity('reports')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Report {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  @Column('uuid', { name: 'questionnaire_id' }) questionnaireId: string;
  @Column('text') kind: ReportKind;
  /** Counts the reports of this kind on the questionnaire, from 1. */
  @Column('integer') number: number;
  /** Name in the trash; derived from kind and number. */
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text', { default: 'draft' }) status: ReportStatus;
  @Column('text', { name: 'rules_version' }) rulesVersion: string;
  /** Day in Rome on which the risks are assessed. */
  @Column('date', { name: 'assessed_on' }) assessedOn: string;
  /** Policies of the client when the report was made. */
  @Column('jsonb') policies: ReportPolicy[];
  @Column('integer') score: number;
  @Column('integer') low: number;
  @Column('integer') high: number;
  @Column('text') band: Band;
  @Column('boolean') certain: boolean;
  @Column('text') coherence: CoherenceStatus;
  @Column('text', { name: 'coherence_topics', array: true }) coherenceTopics: Topic[];
  /** Writer of the texts: `built-in`, or the model that has drafted some. */
  @Column('text', { default: 'built-in' }) engine: string;
  /** Person whose name the report bears. */
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('jsonb', { default: {} }) sections: Record<string, EditedSection>;
  @Column('jsonb', { default: [] }) refusals: Refusal[];
  @Column('jsonb', { name: 'next_steps', default: [] }) nextSteps: NextStep[];
  /** Set for consulting reports. */
  @Column('jsonb', { nullable: true }) disclosure: ReportDisclosure | null;
  @Column({ type: 'timestamptz', name: 'approved_at', precision: 3, nullable: true }) approvedAt: Date | null;
  @Column('uuid', { name: 'approved_by_id', nullable: true }) approvedById: string | null;
  /** Stored PDF of an approved report; its last version is the signed one. */
  @Column('uuid', { name: 'document_id', nullable: true }) documentId: string | null;
  /** Hash of the token of the client's link. */
  @Column({ type: 'text', name: 'token_hash', collation: 'C', nullable: true }) tokenHash: string | null;
  /** Hash of the stored PDF. */
  @Column('text', { nullable: true }) sha256: string | null;
  @Column({ type: 'timestamptz', name: 'delivered_at', precision: 3, nullable: true }) deliveredAt: Date | null;
  @Column('uuid', { name: 'delivered_by_id', nullable: true }) deliveredById: string | null;
  @Column('text', { name: 'delivery_channel', nullable: true }) deliveryChannel: DeliveryChannel | null;
  @Column({ type: 'timestamptz', name: 'acknowledged_at', precision: 3, nullable: true }) acknowledgedAt: Date | null;
  /** Name of the person who has signed for the receipt; null for a receipt that was confirmed by the link. */
  @Column('text', { name: 'signer_name', nullable: true }) signerName: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt: Date;
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true }) deletedAt: Date | null;
  @Column('uuid', { name: 'deleted_by_id', nullable: true }) deletedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** Generation of a report that is under way or has failed. */
@Entity('report_generations')
@RowVisibility('agency')
export class ReportGeneration {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'questionnaire_id' }) questionnaireId: string;
  @PrimaryColumn('text') kind: ReportKind;
  @Column('text') state: 'pending' | 'failed';
  @Column({ type: 'timestamptz', name: 'asked_at', precision: 3 }) askedAt: Date;
}

/** Action that was planned from a recommendation. */
@Entity('report_actions')
@RowVisibility('agency')
export class ReportAction {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @PrimaryColumn('text') cover: CoverCode;
  @Column('uuid', { name: 'action_id' }) actionId: string;
}
