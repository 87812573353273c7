import type { RecordType } from '../core/records/record-type.js';
import { SheetSettings } from './sheet-settings.entity.js';

export const SHEET_SETTINGS: RecordType<SheetSettings> = { name: 'sheet-settings', noun: 'Sheet settings', entity: SheetSettings };
