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

  /** Lists all outcomes by position, inactive ones included. */
  @Get()
  @Allow('settings:read')
  listOutcomes(@Caller() actor: Actor, @Query() query: UsageQuery): Promise<OutcomeList> {
    return this.outcomes.list(actor, query);
  }

  /** Adds an outcome; an agency has at most 100. Returns 409 at the limit or when the name is taken. */
  @Post()
  @Allow('settings:write')
  createOutcome(@Caller() actor: Actor, @Body() body: CreateOutcomeDto): Promise<OutcomeDto> {
    return this.outcomes.create(actor, body);
  }

  /** Returns one outcome. */
  @Get(':id')
  @Allow('settings:read')
  getOutcome(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<OutcomeDto> {
    return this.outcomes.get(actor, id);
  }

  /** Changes the given fields of an outcome. Returns 409 when a default outcome would be deactivated or change its state. */
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

  /** Deletes an outcome that no action has ever had. Returns 409 otherwise: deactivate it instead. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('settings:write')
  @Versioned()
  deleteOutcome(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.outcomes.remove(actor, id, version);
  }
}
