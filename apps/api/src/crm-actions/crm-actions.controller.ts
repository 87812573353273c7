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

  /** Lists and searches actions and histories of the clients that are visible to the caller. */
  @Get()
  @Allow('crm-actions:read')
  @ApiOkResponse({ type: CrmActionPage })
  listCrmActions(@Caller() actor: Actor, @Query() query: CrmActionListQuery): Promise<JsonPage> {
    return this.queries.list(actor, query);
  }

  /** Counts the open actions that are overdue, due today, and due in the next seven days; each up to 10,000. */
  @Get('counts')
  @Allow('crm-actions:read')
  countCrmActions(@Caller() actor: Actor, @Query() query: CrmActionCountsQuery): Promise<CrmActionCounts> {
    return this.queries.counts(actor, query.operatorId);
  }

  /** Returns statistics of a range of days by operator, type, outcome and period, and the follow-ups of the closed actions. */
  @Get('statistics')
  @Allow('crm-actions:read')
  getCrmStatistics(@Caller() actor: Actor, @Query() query: CrmStatisticsQuery): Promise<CrmStatistics> {
    return this.numbers.get(actor, query);
  }

  /** Plans an action, or records one that was done as a history, which is closed from the start. */
  @Post()
  @Allow('crm-actions:write')
  createCrmAction(@Caller() actor: Actor, @Body() body: CreateCrmActionDto): Promise<CrmActionDto> {
    return this.actions.create(actor, body);
  }

  /** Closes up to 200 actions with one outcome, with a result for each; a refused action does not stop the others. */
  @Post('bulk-advance')
  @HttpCode(200)
  @Allow('crm-actions:write')
  bulkAdvanceCrmActions(@Caller() actor: Actor, @Body() body: BulkAdvanceDto): Promise<BulkAdvancedDto> {
    return this.advances.bulk(actor, body);
  }

  /** Returns one action. */
  @Get(':id')
  @Allow('crm-actions:read')
  getCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<CrmActionDto> {
    return this.queries.get(actor, id);
  }

  /** Changes the fields in the body (JSON Merge Patch, RFC 7396). A closed action can be corrected and stays closed. */
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

  /** Moves the action to the trash, from which it can be restored for 30 days. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('crm-actions:delete', 'crm-actions:delete-own')
  @Versioned()
  deleteCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.actions.remove(actor, id, version);
  }

  /** Creates an action with the same content; the copy of a closed action is open. */
  @Post(':id/copy')
  @Allow('crm-actions:write')
  copyCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<CrmActionDto> {
    return this.actions.copy(actor, id);
  }

  /** Closes the action. Returns 409 `action-already-closed` with `nextId` when it is already closed. */
  @Post(':id/close')
  @HttpCode(200)
  @Allow('crm-actions:write')
  closeCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: CloseDto): Promise<UndoableCrmAction> {
    return this.advances.close(actor, id, body);
  }

  /** Closes the action and records what was done. Returns 409 `action-already-closed` with `nextId` when it is already closed. */
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

  /** Closes the action and plans the next one. Returns 409 `action-already-closed` with `nextId` when it is already closed. */
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

  /** Moves an open action to another day or time; the response contains a token to undo it. Returns 409 when it is closed. */
  @Post(':id/reschedule')
  @HttpCode(200)
  @Allow('crm-actions:write')
  rescheduleCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: RescheduleDto): Promise<UndoableCrmAction> {
    return this.actions.reschedule(actor, id, body);
  }

  /** Suggests the next action, given the outcome with which this one would be closed. */
  @Get(':id/suggestion')
  @Allow('crm-actions:read')
  suggestNextCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string, @Query() query: SuggestionQuery): Promise<SuggestionDto> {
    return this.suggestions.get(actor, id, query.outcomeId);
  }
}
