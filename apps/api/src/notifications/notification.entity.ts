import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Kinds of notifications. Each feature adds its own beside its declaration: `clients/clients.feature.ts`. */
// eslint-disable-next-line typescript/no-empty-interface
export interface NotificationKinds {}
export type NotificationKind = keyof NotificationKinds;

/** Phases of an import that run as jobs. */
export const IMPORT_WORK_KINDS = ['dry-run', 'run', 'rollback'] as const;
export type ImportWorkKind = (typeof IMPORT_WORK_KINDS)[number];

/**
 * Details of a notification: count, author and the single record, if there is one. Names are looked up when it is read, so
 * that a reader who no longer sees the client does not learn its name.
 */
export class NotificationDetails {
  count: number;
  byId: string;
  clientId: string | null;
  /** Set for actions; absent in notifications from before actions existed. */
  actionId?: string | null;
  /** Set for questionnaires. */
  questionnaireId?: string;
  /** Set for reports. */
  reportId?: string;
  /** Set for imports, where the count is of created records. */
  importId?: string;
  /** Failed phase of an import. */
  failed?: ImportWorkKind;
}

/** Notification of one user, visible to nobody else. */
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
