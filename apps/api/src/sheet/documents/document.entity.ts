import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';
import { ClientRecord } from '../sheet-record.entity.js';
import type { RecordTabName } from '../sheet-tab-names.js';

/** A file about the client or one of its records. Media type, size and hash are those of its latest version. */
@Entity('documents')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Document extends ClientRecord {
  @Column('text') name: string;
  @Column('text', { name: 'record_kind', nullable: true }) recordKind: RecordTabName | null;
  @Column('uuid', { name: 'record_id', nullable: true }) recordId: string | null;
  /** Report of an intervention, or report on risks, which is changed only there. */
  @Column('boolean', { name: 'is_report', default: false }) isReport: boolean;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('integer') size: number;
  @Column('text') sha256: string;
  @Column('integer', { name: 'version_number', default: 1 }) versionNumber: number;
}

/** One immutable version of a document; its file is stored under the version's id. */
@Entity('document_versions')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class DocumentVersion {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('integer') number: number;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('integer') size: number;
  @Column('text') sha256: string;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
}
