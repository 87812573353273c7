import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { JsonPage } from '../core/http/json-page.js';
import { pathId } from '../core/http/validation.pipe.js';
import {
  CLIENT_SCHEMA,
  ClientCounts,
  ClientListFilter,
  ClientListQuery,
  ClientPage,
  CreateClientDto,
  UpdateClientDto,
  type ClientDto,
} from './client.dto.js';
import { JobDto } from '../jobs/job.dto.js';
import { BulkClientsDto } from './client-bulk.dto.js';
import { CheckClientDto, ClientCheck } from './client-check.dto.js';
import { ClientCheckService } from './client-check.service.js';
import { ClientCountsQueries } from './client-counts.queries.js';
import { ClientsBulkService } from './clients-bulk.service.js';
import { ClientsQueries } from './clients.queries.js';
import { ClientsService } from './clients.service.js';
import { TimelinePage, TimelineQuery } from './timeline.dto.js';
import { TimelineQueries } from './timeline.queries.js';

@ApiTags('clients')
@Controller('api/v1/clients')
export class ClientsController {
  constructor(
    private readonly clients: ClientsService,
    private readonly queries: ClientsQueries,
    private readonly totals: ClientCountsQueries,
    private readonly timeline: TimelineQueries,
    private readonly bulk: ClientsBulkService,
    private readonly checks: ClientCheckService,
  ) {}

  /** Lists and searches the clients visible to the caller. Prospects are listed under `/prospects`. */
  @Get()
  @Allow('clients:read')
  @ApiOkResponse({ type: ClientPage })
  listClients(@Caller() actor: Actor, @Query() query: ClientListQuery): Promise<JsonPage> {
    return this.queries.list(actor, query);
  }

  /** Counts clients and prospects per type and status with the list's filters, each capped at 10,000. */
  @Get('counts')
  @Allow('clients:read')
  countClients(@Caller() actor: Actor, @Query() filter: ClientListFilter): Promise<ClientCounts> {
    return this.totals.counts(actor, filter);
  }

  /** Creates a client. Its type cannot be changed later. 409 when another record has its Omnia code. */
  @Post()
  @Allow('clients:write')
  @ApiCreatedResponse({ schema: CLIENT_SCHEMA })
  createClient(@Caller() actor: Actor, @Body() body: CreateClientDto): Promise<ClientDto> {
    return this.clients.create(actor, body);
  }

  /** Starts one operation on many clients. The job reports progress and refusals, and can be undone for ten minutes. */
  @Post('bulk')
  @HttpCode(202)
  @Allow('clients:read')
  bulkClients(@Caller() actor: Actor, @Body() body: BulkClientsDto): Promise<JobDto> {
    return this.bulk.start(actor, body);
  }

  /** Checks the fields of an unfinished form and finds possible duplicates. Returns warnings; saves nothing. */
  @Post('check')
  @HttpCode(200)
  @Allow('clients:read')
  checkClient(@Caller() actor: Actor, @Body() body: CheckClientDto): Promise<ClientCheck> {
    return this.checks.check(actor, body);
  }

  /** Returns one client or prospect. */
  @Get(':id')
  @Allow('clients:read')
  @ApiOkResponse({ schema: CLIENT_SCHEMA })
  getClient(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ClientDto> {
    return this.queries.get(actor, id);
  }

  /** Updates a client or prospect by merge patch (RFC 7396): omitted fields stay, `null` clears. */
  @Patch(':id')
  @Allow('clients:write')
  @Versioned()
  @ApiOkResponse({ schema: CLIENT_SCHEMA })
  updateClient(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateClientDto,
  ): Promise<ClientDto> {
    return this.clients.update(actor, id, version, body);
  }

  /** Moves the client to the trash. It can be restored for 30 days. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('clients:delete', 'clients:delete-own')
  @Versioned()
  deleteClient(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.clients.remove(actor, id, version);
  }

  /** Lists the client's timeline, newest entry first. */
  @Get(':id/timeline')
  @Allow('clients:read')
  listClientTimeline(@Caller() actor: Actor, @Param('id', pathId) id: string, @Query() query: TimelineQuery): Promise<TimelinePage> {
    return this.timeline.list(actor, id, query);
  }
}
