import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CLIENT_SCHEMA, type ClientDto } from '../clients/client.dto.js';
import { ClientsService } from '../clients/clients.service.js';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { CrmActionDto } from '../crm-actions/crm-action.dto.js';
import { CrmActionsService } from '../crm-actions/crm-actions.service.js';
import { RestoreDto, TrashPage, TrashQuery } from './trash.dto.js';
import { TrashQueries } from './trash.queries.js';

@ApiTags('trash')
@Controller('api/v1/trash')
export class TrashController {
  constructor(
    private readonly queries: TrashQueries,
    private readonly clients: ClientsService,
    private readonly actions: CrmActionsService,
  ) {}

  /** Lists deleted records that were visible to the caller, most recently deleted first. They are purged after 30 days. */
  @Get()
  @Allow('trash:read')
  listTrash(@Caller() actor: Actor, @Query() query: TrashQuery): Promise<TrashPage> {
    return this.queries.list(actor, query);
  }

  /** Restores a client and everything that belongs to it. 409 when another record has its Omnia code; see `clear`. */
  @Post('clients/:id/restore')
  @HttpCode(200)
  @Allow('clients:delete', 'clients:delete-own')
  @ApiOkResponse({ schema: CLIENT_SCHEMA })
  restoreClient(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: RestoreDto): Promise<ClientDto> {
    return this.clients.restore(actor, id, body.clear ?? []);
  }

  /** Restores an action. 409 when its client is in the trash too. */
  @Post('crm-actions/:id/restore')
  @HttpCode(200)
  @Allow('crm-actions:delete', 'crm-actions:delete-own')
  restoreCrmAction(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<CrmActionDto> {
    return this.actions.restore(actor, id);
  }
}
