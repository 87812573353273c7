import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** How an agency plans: one row each. */
@Entity('crm_settings')
@RowVisibility('agency')
export class CrmSettings {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  /** With what a new action begins. */
  @Column('uuid', { name: 'default_action_outcome_id' }) defaultActionOutcomeId: string;
  /** With what a history is born. */
  @Column('uuid', { name: 'default_history_outcome_id' }) defaultHistoryOutcomeId: string;
  /** `MM-DD`: a day on which the agency does not work. */
  @Column('text', { name: 'patron_saint_day', nullable: true }) patronSaintDay: string | null;
  @Column('integer', { default: 1 }) version: number;
}
