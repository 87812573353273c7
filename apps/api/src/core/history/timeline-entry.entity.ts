import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Origin } from '../auth/actor.js';
import { RowVisibility } from '../database/row-visibility.js';

/**
 * Kinds of timeline entries. Each feature adds its own beside its declaration, with
 * `declare module '../core/history/timeline-entry.entity.js' { interface TimelineKinds extends … {} }`.
 */
// eslint-disable-next-line typescript/no-empty-interface
export interface TimelineKinds {}
export type TimelineKind = keyof TimelineKinds;

/** Value of one field before and after, as the API shows it. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** Entry in the timeline of a record. Written by `UnitOfWork.addTimelineEntries`, never changed. */
@Entity('timeline_entries')
@RowVisibility({ viaParent: { column: 'subject_id', table: 'clients' } })
export class TimelineEntry {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('text') kind: TimelineKind;
  @Column({ type: 'timestamptz', precision: 3 }) at: Date;
  @Column('uuid', { name: 'actor_id' }) actorId: string;
  @Column('text') origin: Origin;
  /** Short English title for integrators; the web derives its own from the kind. */
  @Column('text') title: string;
  @Column('jsonb', { default: [] }) changes: FieldChange[];
  /** API path of the resource that the entry is about. */
  @Column('text', { nullable: true }) link: string | null;
}

/** Fields set by the writer; the rest follows from the transaction. Ids order the entries of the same instant. */
export type NewTimelineEntry = Pick<TimelineEntry, 'kind' | 'title'> &
  Partial<Pick<TimelineEntry, 'id' | 'changes' | 'link' | 'at' | 'actorId' | 'origin'>>;
