import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { SheetCounts } from './sheet-record.dto.js';
import { SheetSettingsDto, UpdateSheetSettingsDto } from './sheet-settings.dto.js';
import { SheetSettingsService } from './sheet-settings.service.js';
import { SheetQueries } from './sheet.queries.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class SheetController {
  constructor(
    private readonly queries: SheetQueries,
    private readonly settings: SheetSettingsService,
  ) {}

  /** Number of active records in each tab of the client. */
  @Get('clients/:clientId/sheet')
  @Allow('clients:read')
  countSheet(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string): Promise<SheetCounts> {
    return this.queries.counts(actor, clientId);
  }

  /** Order and visibility of the tabs of the agency’s sheet. */
  @Get('settings/sheet')
  @Allow('settings:read')
  getSheetSettings(@Caller() actor: Actor): Promise<SheetSettingsDto> {
    return this.settings.get(actor);
  }

  /** Sets the order and visibility of the tabs. The body must contain the whole list. */
  @Patch('settings/sheet')
  @Allow('settings:write')
  @Versioned()
  updateSheetSettings(
    @Caller() actor: Actor,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateSheetSettingsDto,
  ): Promise<SheetSettingsDto> {
    return this.settings.update(actor, version, body);
  }
}
