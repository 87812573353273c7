import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Job that takes longer than a request, with its progress. Visible to its creator. */
@Entity('long_jobs')
@RowVisibility('agency')
export class LongJob {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('text') kind: string;
  @Column('text') state: JobState;
  /** Parameters of the job, in the feature's own format. */
  @Column('jsonb') details: Record<string, unknown>;
  @Column('integer', { default: 0 }) done: number;
  @Column('integer', { default: 0 }) total: number;
  @Column('jsonb', { nullable: true }) result: Record<string, unknown> | null;
  @Column('text', { nullable: true }) error: string | null;
  @Column({ type: 'timestamptz', name: 'undo_until', precision: 3, nullable: true }) undoUntil: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'finished_at', precision: 3, nullable: true }) finishedAt: Date | null;
}
