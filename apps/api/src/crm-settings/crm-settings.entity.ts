import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Planning settings of an agency, in one row. */
@Entity('crm_settings')
@RowVisibility('agency')
export class CrmSettings {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  /** Outcome of new actions when none is given. */
  @Column('uuid', { name: 'default_action_outcome_id' }) defaultActionOutcomeId: string;
  /** Outcome of new histories when none is given. */
  @Column('uuid', { name: 'default_history_outcome_id' }) defaultHistoryOutcomeId: string;
  /** Patron saint's day as `MM-DD`, a local holiday. */
  @Column('text', { name: 'patron_saint_day', nullable: true }) patronSaintDay: string | null;
  @Column('integer', { default: 1 }) version: number;
}
