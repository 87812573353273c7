import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { ActionState } from '../outcomes/outcome.entity.js';

/** `history`: something that was done, closed from the start. `action`: something to do, open until it is closed. */
export const ACTION_KINDS = ['history', 'action'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Action planned or done for a client; visible exactly when the client is. */
@Entity('crm_actions')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class CrmAction {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ActionKind;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  /** Short text, up to 200 characters. */
  @Column('text') description: string;
  /** Long text, up to 10,000 characters. */
  @Column('text', { nullable: true }) notes: string | null;
  @Column('uuid', { name: 'type_id', nullable: true }) typeId: string | null;
  @Column('date', { name: 'planned_on' }) plannedOn: string;
  /** `HH:mm` in the Europe/Rome time zone; null for all day. */
  @Column('text', { name: 'planned_time', nullable: true }) plannedTime: string | null;
  /** Planned day and time in one text that sorts chronologically. */
  @Column({ type: 'text', name: 'planned_key', collation: 'C' }) plannedKey: string;
  @Column('integer', { name: 'duration_minutes', nullable: true }) durationMinutes: number | null;
  @Column('uuid', { name: 'operator_id' }) operatorId: string;
  @Column('uuid', { name: 'outcome_id' }) outcomeId: string;
  /** State of the outcome, copied so that indexes can use it. */
  @Column('text') state: ActionState;
  @Column('boolean', { name: 'on_calendar' }) onCalendar: boolean;
  @Column({ type: 'text', collation: 'C', select: false }) search: string;
  /** Id of the action that this one continues. */
  @Column('uuid', { name: 'previous_id', nullable: true }) previousId: string | null;
  /** Planned key for which the operator was last reminded; a moved action is reminded again. */
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

/** Link between an action and a tag. */
@Entity('crm_action_tags')
@RowVisibility('agency')
export class CrmActionTag {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'action_id' }) actionId: string;
  @PrimaryColumn('uuid', { name: 'tag_id' }) tagId: string;
}
