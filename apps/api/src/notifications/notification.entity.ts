import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** What notifications tell; later features add theirs. */
export const NOTIFICATION_KINDS = [
  'clients-assigned',
  'clients-unassigned',
  'actions-assigned',
  'action-reminder',
  'import-over',
  'import-failed',
  'bulk-failed',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** The kinds of work on an import. */
export const IMPORT_WORK_KINDS = ['dry-run', 'run', 'rollback'] as const;
export type ImportWorkKind = (typeof IMPORT_WORK_KINDS)[number];

/** What goes on for long without whoever has asked for it: they are told although it is their own doing. */
export const SENT_TO_THEIR_AUTHOR: ReadonlySet<NotificationKind> = new Set<NotificationKind>([
  'import-over',
  'import-failed',
  'bulk-failed',
]);

/**
 * How many clients or actions, by whom, and which one when it is one. Names are looked up when it is read: who no longer sees the
 * client does not read of it here.
 */
export class NotificationDetails {
  count: number;
  byId: string;
  clientId: string | null;
  /** For actions, and absent for what was told before there were any. */
  actionId?: string | null;
  /** For an import: of which it counts the records that it has made. */
  importId?: string;
  /** Of an import's work that has failed: which. */
  failed?: ImportWorkKind;
}

/** Something that somebody should know; only they read it. */
@Entity('notifications')
@RowVisibility('agency')
export class Notification {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('text') kind: NotificationKind;
  @Column('jsonb') details: NotificationDetails;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'read_at', precision: 3, nullable: true }) readAt: Date | null;
}
