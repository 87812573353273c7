import { Module } from '@nestjs/common';
import { LinkedRecordsService } from './linked-records.service.js';
import { SheetChecks } from './sheet-checks.js';
import { SheetRecordsService } from './sheet-records.service.js';
import { SheetRows } from './sheet-rows.js';
import { SheetSettingsService } from './sheet-settings.service.js';
import { SheetTabs } from './sheet-tab.js';
import { SheetController } from './sheet.controller.js';
import { SheetEvents } from './sheet.events.js';
import { SheetQueries } from './sheet.queries.js';

@Module({
  controllers: [SheetController],
  providers: [
    SheetTabs,
    SheetRows,
    SheetChecks,
    SheetQueries,
    SheetRecordsService,
    LinkedRecordsService,
    SheetSettingsService,
    SheetEvents,
  ],
  exports: [SheetTabs, SheetRows, SheetQueries, SheetRecordsService, LinkedRecordsService],
})
export class SheetModule {}
