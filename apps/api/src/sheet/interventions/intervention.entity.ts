import { Column, Entity } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';
import { ClientRecord } from '../sheet-record.entity.js';

/** Work done for the client, such as an inspection, a repair or a survey. */
@Entity('interventions')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Intervention extends ClientRecord {
  @Column('date', { name: 'performed_on' }) performedOn: string;
  @Column('text', { nullable: true }) kind: string | null;
  @Column('uuid', { name: 'installation_id', nullable: true }) installationId: string | null;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('uuid', { name: 'technician_id', nullable: true }) technicianId: string | null;
  @Column('integer', { name: 'duration_minutes', nullable: true }) durationMinutes: number | null;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text', { nullable: true }) materials: string | null;
  @Column('uuid', { name: 'report_document_id', nullable: true }) reportDocumentId: string | null;
  /** Signature of the latest version of the report, or null when that version is not signed. */
  @Column('uuid', { name: 'signature_id', nullable: true }) signatureId: string | null;
}
