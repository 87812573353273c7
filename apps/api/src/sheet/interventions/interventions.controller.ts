import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { AcceptsFile } from '../../core/http/file-upload.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { asAttachment } from '../documents/attachment.js';
import { RestoreSheetRecordDto } from '../sheet-record.dto.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetQueries } from '../sheet.queries.js';
import { CreateInterventionDto, InterventionDto, InterventionPage, InterventionQuery, UpdateInterventionDto } from './intervention.dto.js';
import { INTERVENTIONS } from './intervention.tab.js';
import { InterventionsService } from './interventions.service.js';
import { DiscardedReportDto, SignInterventionDto } from './signature.dto.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class InterventionsController {
  constructor(
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
    private readonly interventions: InterventionsService,
  ) {}

  /** Lists the client’s interventions, latest first. */
  @Get('clients/:clientId/interventions')
  @Allow('interventions:read')
  @ApiOkResponse({ type: InterventionPage })
  listInterventions(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Query() query: InterventionQuery,
  ): Promise<JsonPage> {
    return this.queries.list(actor, INTERVENTIONS, clientId, query);
  }

  /** Adds an intervention to the client. */
  @Post('clients/:clientId/interventions')
  @Allow('interventions:write')
  createIntervention(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateInterventionDto,
  ): Promise<InterventionDto> {
    return this.records.create(actor, INTERVENTIONS, clientId, body);
  }

  /** Returns one intervention of the client. */
  @Get('clients/:clientId/interventions/:id')
  @Allow('interventions:read')
  getIntervention(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<InterventionDto> {
    return this.queries.get(actor, INTERVENTIONS, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). 409 while the report is signed. */
  @Patch('clients/:clientId/interventions/:id')
  @Allow('interventions:write')
  @Versioned()
  updateIntervention(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateInterventionDto,
  ): Promise<InterventionDto> {
    return this.interventions.update(actor, clientId, id, version, body);
  }

  /** Creates a new version of the report from the PDF in a part named `file`, or composed from the fields if no file is sent. */
  @Post('clients/:clientId/interventions/:id/report')
  @AcceptsFile()
  @HttpCode(200)
  @Allow('interventions:write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ required: false, schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  reportIntervention(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @Req() request: FastifyRequest,
  ): Promise<InterventionDto> {
    return this.interventions.report(actor, clientId, id, request);
  }

  /** Returns the latest version of the report, a PDF. */
  @Get('clients/:clientId/interventions/:id/report')
  @Allow('interventions:read')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async getInterventionReport(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<StreamableFile> {
    return asAttachment(await this.interventions.file(actor, clientId, id));
  }

  /** Signs the report: adds a new version with the signature and locks the intervention until the next version. */
  @Post('clients/:clientId/interventions/:id/signature')
  @HttpCode(200)
  @Allow('interventions:write')
  signIntervention(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @Body() body: SignInterventionDto,
  ): Promise<InterventionDto> {
    return this.interventions.sign(actor, clientId, id, body);
  }

  /** Adds a timeline entry for a signed report that was discarded on the device before it was sent. */
  @Post('clients/:clientId/interventions/discarded-report')
  @HttpCode(204)
  @Allow('interventions:write')
  discardReport(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Body() body: DiscardedReportDto): Promise<void> {
    return this.interventions.recordDiscarded(actor, clientId, body);
  }

  /** Moves the intervention to the trash, from where it can be restored for 30 days. 409 if any version of its report was signed. */
  @Delete('clients/:clientId/interventions/:id')
  @HttpCode(204)
  @Allow('interventions:delete', 'interventions:delete-own')
  @Versioned()
  deleteIntervention(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.interventions.remove(actor, clientId, id, version);
  }

  /**
   * Restores the intervention from the trash. 404 while its client is in the trash; 409 while a record that it references
   * is, unless `clear` names the field.
   */
  @Post('trash/interventions/:id/restore')
  @HttpCode(200)
  @Allow('interventions:delete', 'interventions:delete-own')
  restoreIntervention(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Body() body: RestoreSheetRecordDto,
  ): Promise<InterventionDto> {
    return this.records.restore(actor, INTERVENTIONS, id, body.clear ?? []);
  }
}
