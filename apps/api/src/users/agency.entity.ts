import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Tenant, whose data no other agency ever sees. */
@Entity('agencies')
@RowVisibility('agency')
export class Agency {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @Column('text') name: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt: Date;
}
