import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ReportDraftingController } from './report-drafting.controller.js';
import { ReportDraftingService } from './report-drafting.service.js';
import { ReportDraftingWork } from './report-drafting.work.js';
import { TextModel } from './text-model.js';

@Module({
  imports: [JobsModule, ReportsModule],
  controllers: [ReportDraftingController],
  providers: [ReportDraftingService, ReportDraftingWork, TextModel],
})
export class ReportDraftingModule {}
