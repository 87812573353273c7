import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../database/row-visibility.js';

/** Audit entry about users and access. Written by `UnitOfWork.audit`, never changed: the application's login may not. */
@Entity('audit_entries')
@RowVisibility('agency')
export class AuditEntry {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'timestamptz', precision: 3 }) at: Date;
  @Column('uuid', { name: 'actor_id' }) actorId: string;
  @Column('text') action: string;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId: string | null;
  @Column('jsonb') details: Record<string, unknown>;
}
