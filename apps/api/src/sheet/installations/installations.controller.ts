import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { RestoreSheetRecordDto } from '../sheet-record.dto.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetQueries } from '../sheet.queries.js';
import { CreateInstallationDto, InstallationDto, InstallationPage, InstallationQuery, UpdateInstallationDto } from './installation.dto.js';
import { INSTALLATIONS } from './installation.tab.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class InstallationsController {
  constructor(
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
  ) {}

  /** Lists the client’s installations. */
  @Get('clients/:clientId/installations')
  @Allow('installations:read')
  @ApiOkResponse({ type: InstallationPage })
  listInstallations(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Query() query: InstallationQuery,
  ): Promise<JsonPage> {
    return this.queries.list(actor, INSTALLATIONS, clientId, query);
  }

  /** Adds an installation to the client. */
  @Post('clients/:clientId/installations')
  @Allow('installations:write')
  createInstallation(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateInstallationDto,
  ): Promise<InstallationDto> {
    return this.records.create(actor, INSTALLATIONS, clientId, body);
  }

  /** Returns one installation of the client. */
  @Get('clients/:clientId/installations/:id')
  @Allow('installations:read')
  getInstallation(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
  ): Promise<InstallationDto> {
    return this.queries.get(actor, INSTALLATIONS, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/installations/:id')
  @Allow('installations:write')
  @Versioned()
  updateInstallation(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateInstallationDto,
  ): Promise<InstallationDto> {
    return this.records.update(actor, INSTALLATIONS, clientId, id, version, body);
  }

  /** Moves the installation to the trash, from where it can be restored for 30 days. */
  @Delete('clients/:clientId/installations/:id')
  @HttpCode(204)
  @Allow('installations:delete', 'installations:delete-own')
  @Versioned()
  deleteInstallation(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.records.remove(actor, INSTALLATIONS, clientId, id, version);
  }

  /**
   * Restores the installation from the trash. 404 while its client is in the trash; 409 while a record that it references
   * is, unless `clear` names the field.
   */
  @Post('trash/installations/:id/restore')
  @HttpCode(200)
  @Allow('installations:delete', 'installations:delete-own')
  restoreInstallation(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Body() body: RestoreSheetRecordDto,
  ): Promise<InstallationDto> {
    return this.records.restore(actor, INSTALLATIONS, id, body.clear ?? []);
  }
}
