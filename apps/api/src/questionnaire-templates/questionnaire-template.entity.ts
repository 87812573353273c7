import type { QuestionnaireType, Template } from '@sestante/questionnaire/template';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** A draft can be changed; a published template is what questionnaires are sent with; an archived one is no longer offered. */
export const TEMPLATE_STATES = ['draft', 'published', 'archived'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

/** Questions of a template, with the risk areas that they name. */
export type TemplateContent = Pick<Template, 'areas' | 'sections'>;

/** One version of a template. Versions of the same template share the family; at most one is published, and one a draft. */
@Entity('questionnaire_templates')
@RowVisibility('agency')
export class QuestionnaireTemplate {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'family_id' }) familyId: string;
  @Column('text', { name: 'client_type' }) clientType: QuestionnaireType;
  @Column('text') name: string;
  /** Number of this version within the family; `version` counts the writes of the row. */
  @Column('integer', { name: 'template_version' }) templateVersion: number;
  @Column('boolean') standard: boolean;
  @Column('text') state: TemplateState;
  @Column('integer', { name: 'minutes_from' }) minutesFrom: number;
  @Column('integer', { name: 'minutes_to' }) minutesTo: number;
  @Column('integer', { name: 'question_count' }) questionCount: number;
  /** Null for a standard template, whose content comes with the product. */
  @Column('jsonb', { nullable: true }) content: TemplateContent | null;
  @Column({ type: 'timestamptz', name: 'published_at', precision: 3, nullable: true }) publishedAt: Date | null;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt: Date;
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true }) deletedAt: Date | null;
  @Column('uuid', { name: 'deleted_by_id', nullable: true }) deletedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}
