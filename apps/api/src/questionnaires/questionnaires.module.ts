import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { QuestionnaireTemplatesModule } from '../questionnaire-templates/questionnaire-templates.module.js';
import { AnswerBatches } from './answer-batches.js';
import { AnswerSavingService } from './answer-saving.service.js';
import { HealthAnswers } from './health-answers.js';
import { PublicQuestionnaireQueries } from './public-questionnaire.queries.js';
import { PublicQuestionnairesController } from './public-questionnaires.controller.js';
import { PublicQuestionnairesService } from './public-questionnaires.service.js';
import { QuestionnaireAccess } from './questionnaire-access.js';
import { QuestionnaireCompletion } from './questionnaire-completion.js';
import { QuestionnaireJobs } from './questionnaire-jobs.js';
import { QuestionnaireLinks } from './questionnaire-links.js';
import { QuestionnaireMails } from './questionnaire-mails.js';
import { QuestionnaireNotifications } from './questionnaire-notifications.js';
import { QuestionnaireProjection } from './questionnaire.projection.js';
import { QuestionnairesController } from './questionnaires.controller.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { SendingBulkService } from './sending-bulk.service.js';
import { SendingOptionsQueries } from './sending-options.queries.js';
import { SendingService } from './sending.service.js';

@Module({
  imports: [ClientsModule, ConsentsModule, JobsModule, NotificationsModule, QuestionnaireTemplatesModule],
  controllers: [QuestionnairesController, PublicQuestionnairesController],
  providers: [
    QuestionnairesService,
    QuestionnairesQueries,
    SendingService,
    SendingBulkService,
    SendingOptionsQueries,
    QuestionnaireProjection,
    QuestionnaireLinks,
    QuestionnaireMails,
    QuestionnaireNotifications,
    QuestionnaireJobs,
    QuestionnaireAccess,
    AnswerSavingService,
    AnswerBatches,
    PublicQuestionnairesService,
    PublicQuestionnaireQueries,
    QuestionnaireCompletion,
    HealthAnswers,
  ],
  exports: [SendingService, QuestionnairesService, QuestionnairesQueries, QuestionnaireCompletion, HealthAnswers],
})
export class QuestionnairesModule {}
