import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { JsonPage } from '../core/http/json-page.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { JobDto } from '../jobs/job.dto.js';
import {
  BulkSendQuestionnairesDto,
  QuestionnaireCounts,
  QuestionnaireDto,
  QuestionnaireFilter,
  QuestionnaireListQuery,
  QuestionnairePage,
  ReopenQuestionnaireDto,
  SendingOptions,
  SendingOptionsQuery,
  SendQuestionnaireDto,
  UpdateQuestionnaireDto,
} from './questionnaire.dto.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { SendingBulkService } from './sending-bulk.service.js';
import { SendingOptionsQueries } from './sending-options.queries.js';
import { SendingService } from './sending.service.js';

@ApiTags('questionnaires')
@Controller('api/v1/questionnaires')
export class QuestionnairesController {
  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly sending: SendingService,
    private readonly bulk: SendingBulkService,
    private readonly queries: QuestionnairesQueries,
    private readonly options: SendingOptionsQueries,
  ) {}

  /** Lists the questionnaires of the clients that are visible to the caller, newest first. */
  @Get()
  @Allow('questionnaires:read')
  @ApiOkResponse({ type: QuestionnairePage })
  listQuestionnaires(@Caller() actor: Actor, @Query() query: QuestionnaireListQuery): Promise<JsonPage> {
    return this.queries.list(actor, query);
  }

  /** Counts the questionnaires by status, and those whose answers are to be reviewed. */
  @Get('counts')
  @Allow('questionnaires:read')
  countQuestionnaires(@Caller() actor: Actor, @Query() filter: QuestionnaireFilter): Promise<QuestionnaireCounts> {
    return this.queries.counts(actor, filter);
  }

  /** Returns the templates, recipients and earlier answers to choose from when a questionnaire is sent to a client. */
  @Get('options')
  @Allow('questionnaires:write')
  getSendingOptions(@Caller() actor: Actor, @Query() query: SendingOptionsQuery): Promise<SendingOptions> {
    return this.options.get(actor, query.clientId);
  }

  /** Sends a questionnaire to a client. Returns 409 `questionnaire-open` when the client has an open one, 409 `no-privacy-notice` before the agency has published one. */
  @Post()
  @Allow('questionnaires:write')
  sendQuestionnaire(@Caller() actor: Actor, @Body() body: SendQuestionnaireDto): Promise<QuestionnaireDto> {
    return this.sending.sendTo(actor, body);
  }

  /** Sends questionnaires by e-mail to many clients. The job has an outcome for each: `no-email`, `type-mismatch`, `questionnaire-open` or `not-found` where nothing is sent. */
  @Post('bulk')
  @HttpCode(202)
  @Allow('questionnaires:write')
  bulkSendQuestionnaires(@Caller() actor: Actor, @Body() body: BulkSendQuestionnairesDto): Promise<JobDto> {
    return this.bulk.start(actor, body);
  }

  /** Returns one questionnaire, without its answers. */
  @Get(':id')
  @Allow('questionnaires:read')
  getQuestionnaire(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireDto> {
    return this.queries.get(actor, id);
  }

  /** Changes the expiry or the address of an open questionnaire. Returns 409 `questionnaire-closed` when it is not open. */
  @Patch(':id')
  @Allow('questionnaires:write')
  @Versioned()
  updateQuestionnaire(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateQuestionnaireDto,
  ): Promise<QuestionnaireDto> {
    return this.questionnaires.update(actor, id, version, body);
  }

  /** Sends a reminder, at most one in an hour. Returns 409 `questionnaire-closed` when it is not open. */
  @Post(':id/remind')
  @HttpCode(200)
  @Allow('questionnaires:write')
  remindQuestionnaire(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireDto> {
    return this.questionnaires.remind(actor, id);
  }

  /** Ends the link of an open questionnaire. Its answers are kept, and `reopen` undoes it. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('questionnaires:write')
  cancelQuestionnaire(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireDto> {
    return this.questionnaires.cancel(actor, id);
  }

  /** Makes a cancelled or expired questionnaire work again, with its link and its answers. */
  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('questionnaires:write')
  reopenQuestionnaire(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Body() body: ReopenQuestionnaireDto,
  ): Promise<QuestionnaireDto> {
    return this.questionnaires.reopen(actor, id, body);
  }
}
