import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CLIENT_SCHEMA, ClientPage, type ClientDto } from '../clients/client.dto.js';
import { ClientsQueries } from '../clients/clients.queries.js';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { JobDto } from '../jobs/job.dto.js';
import type { JsonPage } from '../core/http/json-page.js';
import {
  CONVERTED_SCHEMA,
  CreateProspectDto,
  LoseProspectDto,
  ProspectCounts,
  ProspectListFilter,
  ProspectListQuery,
  ProspectSources,
  UpdateProspectDto,
  type ConvertedDto,
} from './prospect.dto.js';
import { ConversionsService } from './conversions.service.js';
import { BulkProspectsDto } from './prospect-bulk.dto.js';
import { ProspectsBulkService } from './prospects-bulk.service.js';
import { ProspectsQueries } from './prospects.queries.js';
import { ProspectsService } from './prospects.service.js';

@ApiTags('prospects')
@Controller('api/v1/prospects')
export class ProspectsController {
  constructor(
    private readonly prospects: ProspectsService,
    private readonly conversions: ConversionsService,
    private readonly queries: ProspectsQueries,
    private readonly records: ClientsQueries,
    private readonly bulk: ProspectsBulkService,
  ) {}

  /** Lists and searches the prospects visible to the caller, lost ones included. */
  @Get()
  @Allow('prospects:read')
  @ApiOkResponse({ type: ClientPage })
  listProspects(@Caller() actor: Actor, @Query() query: ProspectListQuery): Promise<JsonPage> {
    return this.records.list(actor, query, 'prospect');
  }

  /** Counts prospects and sums their expected values per stage, with the list's filters; each capped at 10,000. */
  @Get('counts')
  @Allow('prospects:read')
  countProspects(@Caller() actor: Actor, @Query() filter: ProspectListFilter): Promise<ProspectCounts> {
    return this.queries.counts(actor, filter);
  }

  /** Lists the sources of the prospects visible to the caller: the values to filter `source` by. */
  @Get('sources')
  @Allow('prospects:read')
  listProspectSources(@Caller() actor: Actor): Promise<ProspectSources> {
    return this.queries.sources(actor);
  }

  /** Creates a prospect. Its type cannot be changed later. 409 when another record has its Omnia code. */
  @Post()
  @Allow('prospects:write')
  @ApiCreatedResponse({ schema: CLIENT_SCHEMA })
  createProspect(@Caller() actor: Actor, @Body() body: CreateProspectDto): Promise<ClientDto> {
    return this.prospects.create(actor, body);
  }

  /** Starts one operation on many prospects. The job reports progress and refusals, and can be undone for ten minutes. */
  @Post('bulk')
  @HttpCode(202)
  @Allow('prospects:read')
  bulkProspects(@Caller() actor: Actor, @Body() body: BulkProspectsDto): Promise<JobDto> {
    return this.bulk.start(actor, body);
  }

  /** Returns one prospect. 404 once it has been converted to a client. */
  @Get(':id')
  @Allow('prospects:read')
  @ApiOkResponse({ schema: CLIENT_SCHEMA })
  getProspect(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ClientDto> {
    return this.records.get(actor, id, 'prospect');
  }

  /** Updates a prospect, including its stage, by merge patch (RFC 7396): omitted fields stay, `null` clears. */
  @Patch(':id')
  @Allow('prospects:write')
  @Versioned()
  @ApiOkResponse({ schema: CLIENT_SCHEMA })
  updateProspect(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateProspectDto,
  ): Promise<ClientDto> {
    return this.prospects.update(actor, id, version, body);
  }

  /** Moves the prospect to the trash. It can be restored for 30 days. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('prospects:delete', 'prospects:delete-own')
  @Versioned()
  deleteProspect(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.prospects.remove(actor, id, version);
  }

  /** Converts the prospect to a client, keeping its id and history. Repeated calls return the same client. */
  @Post(':id/convert')
  @HttpCode(200)
  @Allow('prospects:write')
  @ApiOkResponse({ schema: CONVERTED_SCHEMA })
  convertProspect(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ConvertedDto> {
    return this.conversions.convert(actor, id);
  }

  /** Marks the prospect as lost, with a reason; it keeps its stage. If it is lost already, replaces the reason. */
  @Post(':id/lose')
  @HttpCode(200)
  @Allow('prospects:write')
  @ApiOkResponse({ schema: CLIENT_SCHEMA })
  loseProspect(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: LoseProspectDto): Promise<ClientDto> {
    return this.prospects.lose(actor, id, body.reason);
  }

  /** Reopens a lost prospect in its previous stage. An open one is returned unchanged. */
  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('prospects:write')
  @ApiOkResponse({ schema: CLIENT_SCHEMA })
  reopenProspect(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ClientDto> {
    return this.prospects.reopen(actor, id);
  }
}
