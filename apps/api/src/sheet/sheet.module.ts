import { Module } from '@nestjs/common';
import { AgencyStart } from '../users/agency-start.js';
import { UsersModule } from '../users/users.module.js';
import { insertSheetSettings } from './sheet-settings.start.js';
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
  imports: [UsersModule],
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
export class SheetModule {
  constructor(start: AgencyStart) {
    start.register(insertSheetSettings);
  }
}
