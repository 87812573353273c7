import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** The address under which somebody's calendar can be subscribed to; making a new one voids the old one. */
@Entity('calendar_feeds')
@RowVisibility('agency')
export class CalendarFeed {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  /** What the token is made from, with our key. */
  @Column('uuid') id: string;
  @Column('text', { name: 'token_hash' }) tokenHash: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
}
