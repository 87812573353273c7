import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { CrmIcon } from '../crm-action-types/crm-icons.js';

/** States of an action. Each outcome belongs to one state. */
export const ACTION_STATES = ['planned', 'done', 'cancelled'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** Status or result of an action, named by the agency. An outcome that is in use can be deactivated but not deleted. */
@Entity('outcomes')
@RowVisibility('agency')
export class Outcome {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** State of the actions with this outcome; a foreign key keeps the two equal. */
  @Column('text') state: ActionState;
  @Column('text') icon: CrmIcon;
  @Column('text') color: string;
  @Column('boolean', { default: true }) active: boolean;
  /** Position in lists, from 1 without gaps. */
  @Column('integer') position: number;
  @Column('integer', { default: 1 }) version: number;
}

/** Link between an outcome and an action type it applies to; an outcome without links applies to all types. */
@Entity('outcome_types')
@RowVisibility('agency')
export class OutcomeType {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'outcome_id' }) outcomeId: string;
  @PrimaryColumn('uuid', { name: 'type_id' }) typeId: string;
}
