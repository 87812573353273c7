import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One record of a bulk job, a client or a prospect: its outcome, and its previous values for the undo. */
@Entity('long_job_items')
export class LongJobItem {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'job_id' }) jobId: string;
  @PrimaryColumn('uuid', { name: 'client_id' }) clientId: string;
  /** `changed`, `unchanged` or the code of a refusal; null until the record is processed. */
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('jsonb', { nullable: true }) before: {
    assigneeId?: string | null;
    tagIds?: string[];
    pipelineStageId?: string;
    stageSince?: string;
  } | null;
  /** Version of the client after the job; an undo skips clients whose version differs. */
  @Column('integer', { nullable: true }) version: number | null;
}
