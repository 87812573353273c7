import type { Feature } from '../core/feature.js';
import { SheetSettings } from './sheet-settings.entity.js';
import { SHEET_SETTINGS } from './sheet-settings.record.js';
import { SheetModule } from './sheet.module.js';
import { insertSheetSettings } from './sheet-settings.start.js';

const timelineKinds = [
  'sheet-added',
  'sheet-changed',
  'sheet-removed',
  'sheet-restored',
  'sheet-linked',
  'sheet-unlinked',
  'sheet-signed',
  'sheet-discarded',
] as const;

declare module '../core/history/timeline-entry.entity.js' {
  interface TimelineKinds extends Record<(typeof timelineKinds)[number], true> {}
}

export const sheetFeature: Feature = {
  module: SheetModule,
  layer: 'records',
  entities: [SheetSettings],
  records: [SHEET_SETTINGS],
  insertStart: insertSheetSettings,
  timelineKinds,
};
