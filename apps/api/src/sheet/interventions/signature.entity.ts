import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';

export const SIGNATURE_METHODS = ['drawn', 'typed'] as const;
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number];

/** Signature of one version of a report; written once. The drawing itself is only in the PDF. */
@Entity('signatures')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Signature {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  /** The intervention or the report on risks that was signed; the other is null. */
  @Column('uuid', { name: 'intervention_id', nullable: true }) interventionId: string | null;
  @Column('uuid', { name: 'report_id', nullable: true }) reportId: string | null;
  @Column('uuid', { name: 'document_version_id' }) documentVersionId: string;
  @Column('text') method: SignatureMethod;
  @Column('text', { name: 'signer_name' }) signerName: string;
  @Column({ type: 'timestamptz', name: 'signed_at', precision: 3 }) signedAt: Date;
  /** SHA-256 of the file shown to the signer; `sha256` is that of the file with the signature. */
  @Column('text', { name: 'content_sha256' }) contentSha256: string;
  @Column('text') sha256: string;
}
