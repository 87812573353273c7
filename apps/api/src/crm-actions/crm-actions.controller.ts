import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { JsonPage } from '../core/http/json-page.js';
import { pathId } from '../core/http/validation.pipe.js';
import {
  CloseDto,
  CreateCrmActionDto,
  CrmActionCounts,
  CrmActionCountsQuery,
  CrmActionDto,
  CrmActionListQuery,
  CrmActionPage,
  RescheduleDto,
  SuggestionDto,
  SuggestionQuery,
  UpdateCrmActionDto,
} from './crm-action.dto.js';
import {
  AdvancedDto,
  BulkAdvancedDto,
  BulkAdvanceDto,
  CloseWithHistoryDto,
  ContinueWithActionDto,
  UndoableCrmAction,
} from './crm-advance.dto.js';
import { CrmActionsQueries } from './crm-actions.queries.js';
import { CrmActionsService } from './crm-actions.service.js';
import { CrmAdvanceService } from './crm-advance.service.js';
import { CrmStatistics, CrmStatisticsQuery } from './crm-statistics.dto.js';
import { CrmStatisticsQueries } from './crm-statistics.queries.js';
import { CrmSuggestionsQueries } from './crm-suggestions.queries.js';

@ApiTags('crm actions')
@Controller('api/v1/crm-actions')
export class CrmActionsController {
  constructor(
    private readonly actions: CrmActionsService,
    private readonly advances: CrmAdvanceService,
    private readonly queries: CrmActionsQueries,
    private readonly numbers: CrmStatisticsQueries,
    private readonly suggestions: CrmSuggestionsQueries,
  ) {}

  /** Lists and searches what is planned and what was done, for the clients that the caller sees. */
  @Get()
  @Allow('crm-actions:read')
  @ApiOkResponse({ type: CrmActionPage })
  listCrmActions(@Caller() actor: Actor, @Query() query: CrmActionListQuery): Promise<JsonPage> {
    return this.queries.list(actor, query);
  }

  /** How much is late, due today, and due in the seven days after; each up to 10,000. */
  @Get('counts')
  @Allow('crm-actions:read')
  countCrmActions(@Caller() actor: Actor, @Query() query: CrmActionCountsQuery): Promise<CrmActionCounts> {
    return this.queries.counts(actor, query.operatorId);
  }

  /** Actions of a range of days by operator, type, outcome and period, and what the closed ones led to. */
  @Get('statistics')
  @Allow('crm-actions:read')
  getCrmStatistics(@Caller() actor: Actor, @Query() query: CrmStatisticsQuery): Promise<CrmStatistics> {
    return this.numbers.get(actor, query);
  }

  /** Plans an action, or tells one that was done: a history, which is born closed. */
  @Post()
  @Allow('crm-actions:write')
  createCrmAction(@Caller() actor: Actor, @Body() body: CreateCrmActionDto): Promise<CrmActionDto> {
    return this.actions.create(actor, body);
  }

  /** Advances up to 200 actions in one way, with an answer for each. */
  @Post('bulk-advance')
  @HttpCode(200)
  @Allow('crm-actions:write')
  bulkAdvanceCrmActions(@Caller() actor: Actor, @Body() body: BulkAdvanceDto): Promise<BulkAdvancedDto> {
    return this.advances.bulk(actor, body);
  }

  /** One action. */
  @Get(':id')
  @Allow('crm-actions:read')
  getCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<CrmActionDto> {
    return this.queries.get(actor, id);
  }

  /** Changes what the body names: RFC 7396. What is closed can be corrected, and stays closed. */
  @Patch(':id')
  @Allow('crm-actions:write')
  @Versioned()
  updateCrmAction(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateCrmActionDto,
  ): Promise<CrmActionDto> {
    return this.actions.update(actor, id, version, body);
  }

  /** Moves it to the trash, from where it can be restored for 30 days. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('crm-actions:delete', 'crm-actions:delete-own')
  @Versioned()
  deleteCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.actions.remove(actor, id, version);
  }

  /** A new one with the same content; of a closed action an open one. */
  @Post(':id/copy')
  @Allow('crm-actions:write')
  copyCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<CrmActionDto> {
    return this.actions.copy(actor, id);
  }

  /** Closes it. 409 `action-already-closed` with `nextId` when somebody was faster. */
  @Post(':id/close')
  @HttpCode(200)
  @Allow('crm-actions:write')
  closeCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: CloseDto): Promise<UndoableCrmAction> {
    return this.advances.close(actor, id, body);
  }

  /** Closes it and tells what was done. 409 `action-already-closed` with `nextId` when somebody was faster. */
  @Post(':id/close-with-history')
  @HttpCode(200)
  @Allow('crm-actions:write')
  closeCrmActionWithHistory(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Body() body: CloseWithHistoryDto,
  ): Promise<AdvancedDto> {
    return this.advances.closeWithHistory(actor, id, body);
  }

  /** Closes it and plans the next one. 409 `action-already-closed` with `nextId` when somebody was faster. */
  @Post(':id/continue-with-action')
  @HttpCode(200)
  @Allow('crm-actions:write')
  continueCrmActionWithAction(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Body() body: ContinueWithActionDto,
  ): Promise<AdvancedDto> {
    return this.advances.continueWithAction(actor, id, body);
  }

  /** Moves it to another day or time. */
  @Post(':id/reschedule')
  @HttpCode(200)
  @Allow('crm-actions:write')
  rescheduleCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: RescheduleDto): Promise<UndoableCrmAction> {
    return this.actions.reschedule(actor, id, body);
  }

  /** What is suggested to come next, when it is closed with this outcome. */
  @Get(':id/suggestion')
  @Allow('crm-actions:read')
  suggestNextCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @Query() query: SuggestionQuery): Promise<SuggestionDto> {
    return this.suggestions.get(actor, id, query.outcomeId);
  }
}
