import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { CrmIcon } from './crm-icons.js';

/** What kind of thing is planned or was done: a call, a visit. What is in use is deactivated, never deleted. */
@Entity('crm_action_types')
@RowVisibility('agency')
export class CrmActionType {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') icon: CrmIcon;
  /** How long it usually takes. */
  @Column('integer', { name: 'duration_minutes', nullable: true }) durationMinutes: number | null;
  /** Whether a new action of the type goes on the calendar. */
  @Column('boolean', { name: 'on_calendar', default: true }) onCalendar: boolean;
  @Column('boolean', { default: true }) active: boolean;
  /** From 1, without gaps. */
  @Column('integer') position: number;
  @Column('integer', { default: 1 }) version: number;
}
