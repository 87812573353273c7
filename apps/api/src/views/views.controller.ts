import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { CreateViewDto, UpdateViewDto, ViewDto, ViewList, ViewsQuery } from './view.dto.js';
import { ViewsQueries } from './views.queries.js';
import { ViewsService } from './views.service.js';

@ApiTags('views')
@Controller('api/v1/views')
export class ViewsController {
  constructor(
    private readonly queries: ViewsQueries,
    private readonly views: ViewsService,
  ) {}

  /** The system's, the shared ones and the caller's own. `viewId` in a list applies one. */
  @Get()
  @Allow('views:read')
  listViews(@Caller() actor: Actor, @Query() query: ViewsQuery): Promise<ViewList> {
    return this.queries.list(actor, query);
  }

  /** Saves a list. */
  @Post()
  @Allow('views:write')
  createView(@Caller() actor: Actor, @Body() body: CreateViewDto): Promise<ViewDto> {
    return this.views.create(actor, body);
  }

  /** One saved list. */
  @Get(':id')
  @Allow('views:read')
  getView(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ViewDto> {
    return this.queries.get(actor, id);
  }

  /** Changes one of the caller's; an admin changes shared ones too. To pin it, it is enough to see it. */
  @Patch(':id')
  @Allow('views:write')
  @Versioned()
  updateView(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateViewDto,
  ): Promise<ViewDto> {
    return this.views.update(actor, id, version, body);
  }

  /** Forgets one of the caller's; an admin forgets shared ones too. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('views:write')
  @Versioned()
  deleteView(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.views.remove(actor, id, version);
  }
}
