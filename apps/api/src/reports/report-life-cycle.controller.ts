import { Body, Controller, Get, HttpCode, Param, Patch, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { LongWork } from '../core/http/admission.interceptor.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { asAttachment } from '../sheet/documents/attachment.js';
import { ReportApprovalService } from './report-approval.service.js';
import { AcknowledgeReportDto, DeliveredReportDto, DeliverReportDto } from './report-delivery.dto.js';
import { ReportDeliveryService } from './report-delivery.service.js';
import { ReportDetailDto } from './report-detail.dto.js';
import { UpdateReportDto } from './report-editing.dto.js';
import { ReportEditingService } from './report-editing.service.js';

/** From the draft of a consulting report to its acknowledgement, and the PDF of any report. */
@ApiTags('reports')
@Controller('api/v1/reports/:id')
export class ReportLifeCycleController {
  constructor(
    private readonly editing: ReportEditingService,
    private readonly approval: ReportApprovalService,
    private readonly delivery: ReportDeliveryService,
  ) {}

  /** Changes the texts of a consulting report that is a draft. 409 `report-approved` afterwards, 422 for characters that cannot be printed. */
  @Patch()
  @Allow('reports:write')
  @Versioned()
  updateReport(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateReportDto,
  ): Promise<ReportDetailDto> {
    return this.editing.update(actor, id, version, body);
  }

  /** Approves a consulting report, stores its PDF and locks it. 409 `report-not-approvable` lists the `problems`. */
  @Post('approve')
  @HttpCode(200)
  @LongWork()
  @Allow('reports:approve')
  @Versioned()
  approveReport(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<ReportDetailDto> {
    return this.approval.approve(actor, id, version);
  }

  /** Delivers an approved report by mail, by a link or by hand. It may be repeated until the client has acknowledged it. */
  @Post('deliver')
  @HttpCode(200)
  @Allow('reports:write')
  deliverReport(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: DeliverReportDto): Promise<DeliveredReportDto> {
    return this.delivery.deliver(actor, id, body);
  }

  /** Records that the client has received the report; a signature is added to its PDF as a page. */
  @Post('acknowledge')
  @HttpCode(200)
  @LongWork()
  @Allow('reports:write')
  acknowledgeReport(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: AcknowledgeReportDto): Promise<ReportDetailDto> {
    return this.delivery.acknowledge(actor, id, body);
  }

  /** Makes a draft with the texts of an approved report. 409 `draft-exists` while the questionnaire has a draft. */
  @Post('new-version')
  @HttpCode(200)
  @Allow('reports:write')
  createReportVersion(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ReportDetailDto> {
    return this.editing.newVersion(actor, id);
  }

  /** Returns the report as a PDF: the stored file of an approved one, otherwise composed now. The draft of a consulting report is marked. */
  @Get('pdf')
  @LongWork()
  @Allow('reports:read')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async getReportPdf(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<StreamableFile> {
    return asAttachment(await this.approval.pdf(actor, id));
  }
}
