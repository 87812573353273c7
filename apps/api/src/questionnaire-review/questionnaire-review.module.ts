import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { QuestionnaireTemplatesModule } from '../questionnaire-templates/questionnaire-templates.module.js';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { ContractsModule } from '../sheet/contracts/contracts.module.js';
import { SheetModule } from '../sheet/sheet.module.js';
import { AnswerProposalsService } from './answer-proposals.service.js';
import { AnswersQueries } from './answers.queries.js';
import { ProposalDecisions } from './proposal-decisions.js';
import { QuestionnaireReviewController } from './questionnaire-review.controller.js';

@Module({
  imports: [ClientsModule, QuestionnairesModule, QuestionnaireTemplatesModule, SheetModule, ContractsModule],
  controllers: [QuestionnaireReviewController],
  providers: [AnswersQueries, AnswerProposalsService, ProposalDecisions],
})
export class QuestionnaireReviewModule {}
