import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../database/row-visibility.js';

/** What was done about people and access. Written by `Tx.audit`, never changed: the app's login may not. */
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
