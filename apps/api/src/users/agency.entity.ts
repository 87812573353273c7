import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** A tenant. What one agency holds, no other ever sees. */
@Entity('agencies')
@RowVisibility('agency')
export class Agency {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @Column('text') name: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt: Date;
}
