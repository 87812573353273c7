import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { CrmIcon } from './crm-icons.js';

/** Kind of action, such as a call or a visit. A type that is in use can be deactivated but not deleted. */
@Entity('crm_action_types')
@RowVisibility('agency')
export class CrmActionType {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') icon: CrmIcon;
  /** Usual duration, in minutes. */
  @Column('integer', { name: 'duration_minutes', nullable: true }) durationMinutes: number | null;
  /** Default of `onCalendar` for new actions of this type. */
  @Column('boolean', { name: 'on_calendar', default: true }) onCalendar: boolean;
  @Column('boolean', { default: true }) active: boolean;
  /** Position in lists, from 1 without gaps. */
  @Column('integer') position: number;
  @Column('integer', { default: 1 }) version: number;
}
