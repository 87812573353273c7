import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { UsageQuery } from '../crm-action-types/crm-action-type.dto.js';
import { CreateOutcomeDto, OutcomeDto, OutcomeList, UpdateOutcomeDto } from './outcome.dto.js';
import { OutcomesService } from './outcomes.service.js';

@ApiTags('crm settings')
@Controller('api/v1/outcomes')
export class OutcomesController {
  constructor(private readonly outcomes: OutcomesService) {}

  /** All outcomes in their order, those that are not active included. */
  @Get()
  @Allow('settings:read')
  listOutcomes(@Caller() actor: Actor, @Query() query: UsageQuery): Promise<OutcomeList> {
    return this.outcomes.list(actor, query);
  }

  /** Adds an outcome; at most a hundred. */
  @Post()
  @Allow('settings:write')
  createOutcome(@Caller() actor: Actor, @Body() body: CreateOutcomeDto): Promise<OutcomeDto> {
    return this.outcomes.create(actor, body);
  }

  /** One outcome. */
  @Get(':id')
  @Allow('settings:read')
  getOutcome(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<OutcomeDto> {
    return this.outcomes.get(actor, id);
  }

  /** Renames it, puts it in another place, deactivates it. 409 for the deactivation of a default. */
  @Patch(':id')
  @Allow('settings:write')
  @Versioned()
  updateOutcome(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateOutcomeDto,
  ): Promise<OutcomeDto> {
    return this.outcomes.update(actor, id, version, body);
  }

  /** Takes an outcome away that no action has ever had. 409 otherwise: deactivate it. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('settings:write')
  @Versioned()
  deleteOutcome(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.outcomes.remove(actor, id, version);
  }
}
