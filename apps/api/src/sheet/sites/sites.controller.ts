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
import { CreateSiteDto, SiteDto, SitePage, SiteQuery, UpdateSiteDto } from './site.dto.js';
import { SITES } from './site.tab.js';

@ApiTags('client sheet')
@Controller('api/v1')
export class SitesController {
  constructor(
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
  ) {}

  /** Lists the client’s sites. */
  @Get('clients/:clientId/sites')
  @Allow('sites:read')
  @ApiOkResponse({ type: SitePage })
  listSites(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: SiteQuery): Promise<JsonPage> {
    return this.queries.list(actor, SITES, clientId, query);
  }

  /** Adds a site to the client. */
  @Post('clients/:clientId/sites')
  @Allow('sites:write')
  createSite(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Body() body: CreateSiteDto): Promise<SiteDto> {
    return this.records.create(actor, SITES, clientId, body);
  }

  /** Returns one site of the client. */
  @Get('clients/:clientId/sites/:id')
  @Allow('sites:read')
  getSite(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<SiteDto> {
    return this.queries.get(actor, SITES, clientId, id);
  }

  /** Updates the fields in the body: JSON merge patch (RFC 7396). */
  @Patch('clients/:clientId/sites/:id')
  @Allow('sites:write')
  @Versioned()
  updateSite(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateSiteDto,
  ): Promise<SiteDto> {
    return this.records.update(actor, SITES, clientId, id, version, body);
  }

  /** Moves the site to the trash, from where it can be restored for 30 days. */
  @Delete('clients/:clientId/sites/:id')
  @HttpCode(204)
  @Allow('sites:delete', 'sites:delete-own')
  @Versioned()
  deleteSite(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.records.remove(actor, SITES, clientId, id, version);
  }

  /** Restores the site from the trash. 404 while its client is in the trash. */
  @Post('trash/sites/:id/restore')
  @HttpCode(200)
  @Allow('sites:delete', 'sites:delete-own')
  restoreSite(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<SiteDto> {
    return this.records.restore(actor, SITES, id, []);
  }
}
