import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetQueries } from '../sheet.queries.js';
import { CreateBonusDto, BonusDto, BonusPage, BonusQuery, UpdateBonusDto } from './bonus.dto.js';
import { BONUSES } from './bonus.tab.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class BonusesController {
  constructor(
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
  ) {}

  /** Lists the bonuses agreed with the client, for reference only. */
  @Get('clients/:clientId/bonuses')
  @Allow('bonuses:read')
  @ApiOkResponse({ type: BonusPage })
  listBonuses(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: BonusQuery): Promise<JsonPage> {
    return this.queries.list(actor, BONUSES, clientId, query);
  }

  /** Adds a bonus to the client. */
  @Post('clients/:clientId/bonuses')
  @Allow('bonuses:write')
  createBonus(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Body() body: CreateBonusDto): Promise<BonusDto> {
    return this.records.create(actor, BONUSES, clientId, body);
  }

  /** Returns one bonus of the client. */
  @Get('clients/:clientId/bonuses/:id')
  @Allow('bonuses:read')
  getBonus(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<BonusDto> {
    return this.queries.get(actor, BONUSES, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/bonuses/:id')
  @Allow('bonuses:write')
  @Versioned()
  updateBonus(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateBonusDto,
  ): Promise<BonusDto> {
    return this.records.update(actor, BONUSES, clientId, id, version, body);
  }

  /** Moves the bonus to the trash, from where it can be restored for 30 days. */
  @Delete('clients/:clientId/bonuses/:id')
  @HttpCode(204)
  @Allow('bonuses:delete', 'bonuses:delete-own')
  @Versioned()
  deleteBonus(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.records.remove(actor, BONUSES, clientId, id, version);
  }

  /** Restores the bonus from the trash. 404 while its client is in the trash. */
  @Post('trash/bonuses/:id/restore')
  @HttpCode(200)
  @Allow('bonuses:delete', 'bonuses:delete-own')
  restoreBonus(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<BonusDto> {
    return this.records.restore(actor, BONUSES, id, []);
  }
}
