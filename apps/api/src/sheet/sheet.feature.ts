import type { Feature } from '../core/feature.js';
import { SheetSettings } from './sheet-settings.entity.js';
import { SheetModule } from './sheet.module.js';
import { insertSheetSettings } from './sheet-settings.start.js';

export const sheetFeature: Feature = { module: SheetModule, entities: [SheetSettings], insertStart: insertSheetSettings };
