import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { SheetCounts } from './sheet-record.dto.js';
import { SheetQueries } from './sheet.queries.js';

@ApiTags('client sheet')
@Controller('api/v1/clients/:clientId/sheet')
export class SheetController {
  constructor(private readonly queries: SheetQueries) {}

  /** How many records each tab of the client has. */
  @Get()
  @Allow('clients.view')
  countSheet(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string): Promise<SheetCounts> {
    return this.queries.counts(actor, clientId);
  }
}
