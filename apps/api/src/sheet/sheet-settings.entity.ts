import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { SheetTabSetting } from './sheet-settings.dto.js';

/** Order and visibility of the sheet's tabs: one row for each agency. */
@Entity('sheet_settings')
@RowVisibility('agency')
export class SheetSettings {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  /** Tabs in the agency's order. A tab that was introduced after the list was saved is not in it. */
  @Column('jsonb') tabs: SheetTabSetting[];
  @Column('integer', { default: 1 }) version: number;
}
