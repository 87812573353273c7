import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { CrmActionProjection } from './crm-action.projection.js';
import { CrmActionWriter } from './crm-action.writer.js';
import { CrmActionsController } from './crm-actions.controller.js';
import { CrmActionsEvents } from './crm-actions.events.js';
import { CrmActionsQueries } from './crm-actions.queries.js';
import { CrmActionsService } from './crm-actions.service.js';
import { CrmAdvanceService } from './crm-advance.service.js';
import { CrmReminders } from './crm-reminders.js';
import { CrmStatisticsQueries } from './crm-statistics.queries.js';
import { CrmSuggestionsQueries } from './crm-suggestions.queries.js';
import { CrmUndo } from './crm-undo.js';
import { MorningDigest } from './morning-digest.js';

@Module({
  imports: [ClientsModule, JobsModule, NotificationsModule],
  controllers: [CrmActionsController],
  providers: [
    CrmActionsService,
    CrmAdvanceService,
    CrmUndo,
    CrmActionsQueries,
    CrmStatisticsQueries,
    CrmSuggestionsQueries,
    CrmActionProjection,
    CrmActionWriter,
    CrmActionsEvents,
    CrmReminders,
    MorningDigest,
  ],
  exports: [CrmActionsService, CrmActionsQueries, CrmActionProjection, CrmActionWriter],
})
export class CrmActionsModule {}
