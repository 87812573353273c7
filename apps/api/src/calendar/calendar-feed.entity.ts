import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Subscription to a user's calendar, one per user; creating a new one invalidates the previous URL. */
@Entity('calendar_feeds')
@RowVisibility('agency')
export class CalendarFeed {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  /** Input of the keyed hash from which the token in the URL is derived. */
  @Column('uuid') id: string;
  @Column('text', { name: 'token_hash' }) tokenHash: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
}
