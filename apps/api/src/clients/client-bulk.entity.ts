import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A client that long work is about: what became of it, and what it was before. */
@Entity('long_job_items')
export class LongJobItem {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'job_id' }) jobId: string;
  @PrimaryColumn('uuid', { name: 'client_id' }) clientId: string;
  /** Null until its turn comes; `changed`, `unchanged`, or the code of a refusal. */
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('jsonb', { nullable: true }) before: {
    assigneeId?: string | null;
    tagIds?: string[];
    pipelineStageId?: string;
    stageSince?: string;
  } | null;
  /** The client's version that the work left. */
  @Column('integer', { nullable: true }) version: number | null;
}
