import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { ActionState } from '../outcomes/outcome.entity.js';

/** `history`: something that was done, born closed. `action`: something that is to be done, until it is closed. */
export const ACTION_KINDS = ['history', 'action'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** What is planned for a client, or was done; seen exactly when the client is. */
@Entity('crm_actions')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class CrmAction {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ActionKind;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  /** The short line. */
  @Column('text') description: string;
  /** The long text. */
  @Column('text', { nullable: true }) notes: string | null;
  @Column('uuid', { name: 'type_id', nullable: true }) typeId: string | null;
  @Column('date', { name: 'planned_on' }) plannedOn: string;
  /** `HH:mm` in Rome; null for all day. */
  @Column('text', { name: 'planned_time', nullable: true }) plannedTime: string | null;
  /** Both in one text, which sorts as time goes. */
  @Column({ type: 'text', name: 'planned_key', collation: 'C' }) plannedKey: string;
  @Column('integer', { name: 'duration_minutes', nullable: true }) durationMinutes: number | null;
  @Column('uuid', { name: 'operator_id' }) operatorId: string;
  @Column('uuid', { name: 'outcome_id' }) outcomeId: string;
  /** The outcome's. */
  @Column('text') state: ActionState;
  @Column('boolean', { name: 'on_calendar' }) onCalendar: boolean;
  @Column({ type: 'text', collation: 'C', select: false }) search: string;
  /** Of which it is the continuation. */
  @Column('uuid', { name: 'previous_id', nullable: true }) previousId: string | null;
  /** The planned key of which its operator was reminded. */
  @Column('text', { name: 'reminded_for', nullable: true }) remindedFor: string | null;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt: Date;
  @Column({ type: 'timestamptz', name: 'closed_at', precision: 3, nullable: true }) closedAt: Date | null;
  @Column('uuid', { name: 'closed_by_id', nullable: true }) closedById: string | null;
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true }) deletedAt: Date | null;
  @Column('uuid', { name: 'deleted_by_id', nullable: true }) deletedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** That an action carries a tag. */
@Entity('crm_action_tags')
@RowVisibility('agency')
export class CrmActionTag {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'action_id' }) actionId: string;
  @PrimaryColumn('uuid', { name: 'tag_id' }) tagId: string;
}
