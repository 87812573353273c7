import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { JsonPage } from '../core/http/json-page.js';
import { CrmActionDto, CrmActionPage, UpdateCrmActionDto } from '../crm-actions/crm-action.dto.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityQuery, CreateActivityDto } from './activity.dto.js';

@ApiTags('client sheet')
@Controller('api/v1/clients/:clientId/activities')
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  /** What is planned for the client and what was done: its CRM actions. */
  @Get()
  @Allow('crm-actions:read')
  @ApiOkResponse({ type: CrmActionPage })
  listActivities(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: ActivityQuery): Promise<JsonPage> {
    return this.activities.list(actor, clientId, query);
  }

  /** Plans an action for the client, or tells one that was done. */
  @Post()
  @Allow('crm-actions:write')
  createActivity(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateActivityDto,
  ): Promise<CrmActionDto> {
    return this.activities.create(actor, clientId, body);
  }

  /** One of the client’s. */
  @Get(':id')
  @Allow('crm-actions:read')
  getActivity(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<CrmActionDto> {
    return this.activities.get(actor, clientId, id);
  }

  /** Changes what the body names: RFC 7396. It is advanced as an action is: `/crm-actions/{id}`. */
  @Patch(':id')
  @Allow('crm-actions:write')
  @Versioned()
  updateActivity(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateCrmActionDto,
  ): Promise<CrmActionDto> {
    return this.activities.update(actor, clientId, id, version, body);
  }

  /** Moves it to the trash, from where it can be restored for 30 days, as an action. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('crm-actions:delete', 'crm-actions:delete-own')
  @Versioned()
  deleteActivity(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<void> {
    return this.activities.remove(actor, clientId, id, version);
  }
}
