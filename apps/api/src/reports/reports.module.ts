import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { ReportComparisons } from './report-comparisons.js';
import { ReportGenerationWork } from './report-generation.work.js';
import { ReportProjection } from './report.projection.js';
import { ReportReading } from './report-reading.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { ReportWriter } from './report.writer.js';
import { RecommendationActions } from './recommendation-actions.js';

@Module({
  imports: [ClientsModule, CrmActionsModule, JobsModule, NotificationsModule, QuestionnairesModule],
  controllers: [ReportsController],
  providers: [
    ReportsService,
    ReportsQueries,
    ReportProjection,
    ReportReading,
    ReportComparisons,
    ReportWriter,
    ReportGenerationWork,
    RecommendationActions,
  ],
  exports: [ReportReading],
})
export class ReportsModule {}
