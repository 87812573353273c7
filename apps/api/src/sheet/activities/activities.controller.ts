import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../core/auth/actor.js';
import { Allow, Caller } from '../../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../../core/http/etag.js';
import { Versioned } from '../../core/http/openapi.decorators.js';
import { pathId } from '../../core/http/validation.pipe.js';
import { JsonPage } from '../../core/http/json-page.js';
import { CrmActionDto, CrmActionPage, UpdateCrmActionDto } from '../../crm-actions/crm-action.dto.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityQuery, CreateActivityDto } from './activity.dto.js';

@ApiTags('client sheet')
@Controller('api/v1/clients/:clientId/activities')
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  /** Lists the CRM actions of the client, both planned and completed. */
  @Get()
  @Allow('crm-actions:read')
  @ApiOkResponse({ type: CrmActionPage })
  listActivities(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Query() query: ActivityQuery): Promise<JsonPage> {
    return this.activities.list(actor, clientId, query);
  }

  /** Creates a CRM action for the client, planned or already completed. */
  @Post()
  @Allow('crm-actions:write')
  createActivity(
    @Caller() actor: Actor,
    @Param('clientId', pathId) clientId: string,
    @Body() body: CreateActivityDto,
  ): Promise<CrmActionDto> {
    return this.activities.create(actor, clientId, body);
  }

  /** Returns one CRM action of the client. */
  @Get(':id')
  @Allow('crm-actions:read')
  getActivity(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<CrmActionDto> {
    return this.activities.get(actor, clientId, id);
  }

  /** Updates the fields in the body (RFC 7396 merge patch). To advance the action, use `/crm-actions/{id}`. */
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

  /** Moves the action to the trash, from where it can be restored for 30 days through `/trash/crm-actions`. */
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
