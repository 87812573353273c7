import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { CreateCrmActionTypeDto, CrmActionTypeDto, CrmActionTypeList, UpdateCrmActionTypeDto, UsageQuery } from './crm-action-type.dto.js';
import { CrmActionTypesService } from './crm-action-types.service.js';

@ApiTags('crm settings')
@Controller('api/v1/crm-action-types')
export class CrmActionTypesController {
  constructor(private readonly types: CrmActionTypesService) {}

  /** Lists all types by position, inactive ones included. */
  @Get()
  @Allow('settings:read')
  listCrmActionTypes(@Caller() actor: Actor, @Query() query: UsageQuery): Promise<CrmActionTypeList> {
    return this.types.list(actor, query);
  }

  /** Adds a type; an agency has at most 100. Returns 409 at the limit or when the name is taken. */
  @Post()
  @Allow('settings:write')
  createCrmActionType(@Caller() actor: Actor, @Body() body: CreateCrmActionTypeDto): Promise<CrmActionTypeDto> {
    return this.types.create(actor, body);
  }

  /** Returns one type. */
  @Get(':id')
  @Allow('settings:read')
  getCrmActionType(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<CrmActionTypeDto> {
    return this.types.get(actor, id);
  }

  /** Changes the given fields of a type: its name, position, active flag and so on. Returns 409 when the name is taken. */
  @Patch(':id')
  @Allow('settings:write')
  @Versioned()
  updateCrmActionType(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateCrmActionTypeDto,
  ): Promise<CrmActionTypeDto> {
    return this.types.update(actor, id, version, body);
  }

  /** Deletes a type that no action has ever had. Returns 409 otherwise: deactivate it instead. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('settings:write')
  @Versioned()
  deleteCrmActionType(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.types.remove(actor, id, version);
  }
}
