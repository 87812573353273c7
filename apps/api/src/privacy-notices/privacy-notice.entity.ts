import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** One version of an agency's privacy notice and terms, as clients accept them. It is added once and never changed. */
@Entity('privacy_notices')
@RowVisibility('agency')
export class PrivacyNotice {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  /** From 1; the highest is the current one. */
  @Column('integer') version: number;
  @Column('text') notice: string;
  @Column('text') terms: string;
  @Column('text', { name: 'content_sha256' }) contentSha256: string;
  @Column({ type: 'timestamptz', name: 'published_at', precision: 3 }) publishedAt: Date;
  @Column('uuid', { name: 'published_by_id' }) publishedById: string;
}
