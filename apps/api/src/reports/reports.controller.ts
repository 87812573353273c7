import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { JsonPage } from '../core/http/json-page.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { CrmActionDto } from '../crm-actions/crm-action.dto.js';
import { JobDto } from '../jobs/job.dto.js';
import { PlanRecommendationDto } from './recommendation-action.dto.js';
import { RecommendationActions } from './recommendation-actions.js';
import { ReportComparison } from './report-comparison.dto.js';
import { ReportComparisons } from './report-comparisons.js';
import { ReportDetailDto } from './report-detail.dto.js';
import { ReportReading } from './report-reading.js';
import {
  CreateReportDto,
  CyclesQuery,
  ReportCounts,
  ReportCycles,
  ReportDto,
  ReportFilter,
  ReportListQuery,
  ReportPage,
} from './report.dto.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';

@ApiTags('reports')
@Controller('api/v1')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly queries: ReportsQueries,
    private readonly reading: ReportReading,
    private readonly comparisons: ReportComparisons,
    private readonly recommendations: RecommendationActions,
  ) {}

  /** Lists the reports on the clients that are visible to the caller, newest first. */
  @Get('reports')
  @Allow('reports:read')
  @ApiOkResponse({ type: ReportPage })
  listReports(@Caller() actor: Actor, @Query() query: ReportListQuery): Promise<JsonPage> {
    return this.queries.list(actor, query);
  }

  /** Counts the reports by kind, and those to approve and to deliver. */
  @Get('reports/counts')
  @Allow('reports:read')
  countReports(@Caller() actor: Actor, @Query() filter: ReportFilter): Promise<ReportCounts> {
    return this.queries.counts(actor, filter);
  }

  /** Lists the questionnaires of a client, newest first, each with its latest analytic and consulting report. */
  @Get('reports/cycles')
  @Allow('reports:read')
  listReportCycles(@Caller() actor: Actor, @Query() { clientId }: CyclesQuery): Promise<ReportCycles> {
    return this.queries.cycles(actor, clientId);
  }

  /**
   * Makes a report on a completed questionnaire, as a job whose result has the `reportId`. Returns 409 `questionnaire-not-completed`
   * before the client has submitted it, and 409 `draft-exists` while it has a consulting report that is a draft.
   */
  @Post('reports')
  @HttpCode(202)
  @Allow('reports:write')
  createReport(@Caller() actor: Actor, @Body() body: CreateReportDto): Promise<JobDto> {
    return this.reports.request(actor, body);
  }

  /** Returns one report with its contents. Each read is recorded in the audit trail, that of health answers by itself. */
  @Get('reports/:id')
  @Allow('reports:read')
  getReport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ReportDetailDto> {
    return this.reading.get(actor, id);
  }

  /** Moves a draft to the trash, from which it can be restored for 30 days. Returns 409 `report-approved` for any other. */
  @Delete('reports/:id')
  @HttpCode(204)
  @Allow('reports:delete', 'reports:delete-own')
  @Versioned()
  deleteReport(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.reports.remove(actor, id, version);
  }

  /** Restores a report from the trash. 409 when its client is in the trash too, or another consulting report is a draft. */
  @Post('trash/reports/:id/restore')
  @HttpCode(200)
  @Allow('reports:delete', 'reports:delete-own')
  restoreReport(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ReportDto> {
    return this.reports.restore(actor, id);
  }

  /** Compares two reports on one client: what has changed, and which answers and policies did it. Recorded like reading both. */
  @Get('reports/:id/compare/:otherId')
  @Allow('reports:read')
  compareReports(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Param('otherId', pathId) otherId: string,
  ): Promise<ReportComparison> {
    return this.comparisons.compare(actor, id, otherId);
  }

  /**
   * Plans an action from the recommendation of a cover, in a week unless a day is given. Returns 409 `action-exists` while it has
   * one. The caller also needs `reports:read`.
   */
  @Post('reports/:id/recommendations/:cover/action')
  @HttpCode(200)
  @Allow('crm-actions:write')
  planRecommendation(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Param('cover') cover: string,
    @Body() body: PlanRecommendationDto,
  ): Promise<CrmActionDto> {
    return this.recommendations.plan(actor, id, cover, body);
  }
}
