import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { SheetTabSetting } from './sheet-settings.dto.js';

/** How an agency's sheet looks: one row each. */
@Entity('sheet_settings')
@RowVisibility('agency')
export class SheetSettings {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  /** In their order. A tab that is younger than the list is not in it. */
  @Column('jsonb') tabs: SheetTabSetting[];
  @Column('integer', { default: 1 }) version: number;
}
