import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { CrmIcon } from '../crm-action-types/crm-icons.js';

/** What an action is in, whatever its outcome is called. */
export const ACTION_STATES = ['planned', 'done', 'cancelled'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** How an action stands or ended, in the agency's own words. What is in use is deactivated, never deleted. */
@Entity('outcomes')
@RowVisibility('agency')
export class Outcome {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** Of its actions too: the database lets neither go without the other. */
  @Column('text') state: ActionState;
  @Column('text') icon: CrmIcon;
  @Column('text') color: string;
  @Column('boolean', { default: true }) active: boolean;
  /** From 1, without gaps. */
  @Column('integer') position: number;
  @Column('integer', { default: 1 }) version: number;
}

/** That an outcome is for actions of a type; one without any is for all. */
@Entity('outcome_types')
@RowVisibility('agency')
export class OutcomeType {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'outcome_id' }) outcomeId: string;
  @PrimaryColumn('uuid', { name: 'type_id' }) typeId: string;
}
