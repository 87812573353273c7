import { Module } from '@nestjs/common';
import { AgencyDetailsModule } from '../agency-details/agency-details.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { DocumentsModule } from '../sheet/documents/documents.module.js';
import { InterventionsModule } from '../sheet/interventions/interventions.module.js';
import { PublicReportsController } from './public-reports.controller.js';
import { PublicReportsService } from './public-reports.service.js';
import { ReportApprovalService } from './report-approval.service.js';
import { ReportComparisons } from './report-comparisons.js';
import { ReportDeliveryService } from './report-delivery.service.js';
import { ReportEditingService } from './report-editing.service.js';
import { ReportGenerationWork } from './report-generation.work.js';
import { ReportLifeCycleController } from './report-life-cycle.controller.js';
import { ReportLinks } from './report-links.js';
import { ReportMails } from './report-mails.js';
import { ReportPrinting } from './report-printing.js';
import { ReportProjection } from './report.projection.js';
import { ReportReading } from './report-reading.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { ReportWriter } from './report.writer.js';
import { RecommendationActions } from './recommendation-actions.js';

@Module({
  imports: [
    ClientsModule,
    CrmActionsModule,
    JobsModule,
    NotificationsModule,
    QuestionnairesModule,
    AgencyDetailsModule,
    DocumentsModule,
    InterventionsModule,
  ],
  controllers: [ReportsController, ReportLifeCycleController, PublicReportsController],
  providers: [
    ReportsService,
    ReportsQueries,
    ReportProjection,
    ReportReading,
    ReportComparisons,
    ReportWriter,
    ReportGenerationWork,
    RecommendationActions,
    ReportPrinting,
    ReportEditingService,
    ReportApprovalService,
    ReportDeliveryService,
    ReportLinks,
    ReportMails,
    PublicReportsService,
  ],
  exports: [ReportReading],
})
export class ReportsModule {}
