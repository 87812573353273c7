import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Seen } from '../core/database/scope.js';

/** What notifications tell; later features add theirs. */
export const NOTIFICATION_KINDS = ['clients-assigned', 'clients-unassigned', 'contract-renewal-due'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/**
 * How many clients, by whom, and which one when it is one. Names are looked up when it is read: who no longer sees the
 * client does not read of it here.
 */
export class NotificationDetails {
  count: number;
  byId: string;
  clientId: string | null;
}

/** Something that somebody should know; only they read it. */
@Entity('notifications')
@Seen('agency')
export class Notification {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('text') kind: NotificationKind;
  @Column('jsonb') details: NotificationDetails;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'read_at', precision: 3, nullable: true }) readAt: Date | null;
}
