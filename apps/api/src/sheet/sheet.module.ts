import { Module } from '@nestjs/common';
import { LinkedRecordsService } from './linked-records.service.js';
import { SheetChecks } from './sheet-checks.js';
import { SheetRecordsService } from './sheet-records.service.js';
import { SheetProjection } from './sheet-projection.js';
import { SheetSettingsService } from './sheet-settings.service.js';
import { SheetTabs } from './sheet-tab.js';
import { SheetController } from './sheet.controller.js';
import { SheetQueries } from './sheet.queries.js';

@Module({
  controllers: [SheetController],
  providers: [SheetTabs, SheetProjection, SheetChecks, SheetQueries, SheetRecordsService, LinkedRecordsService, SheetSettingsService],
  exports: [SheetTabs, SheetProjection, SheetQueries, SheetRecordsService, LinkedRecordsService],
})
export class SheetModule {}
