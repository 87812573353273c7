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

  /** Lists the system views, the shared views and the caller's own. Pass `viewId` to a list to apply a view. */
  @Get()
  @Allow('views:read')
  listViews(@Caller() actor: Actor, @Query() query: ViewsQuery): Promise<ViewList> {
    return this.queries.list(actor, query);
  }

  /** Creates a view. 409 beyond 100 personal views per user or 200 shared views per agency. */
  @Post()
  @Allow('views:write')
  createView(@Caller() actor: Actor, @Body() body: CreateViewDto): Promise<ViewDto> {
    return this.views.create(actor, body);
  }

  /** Returns one view. */
  @Get(':id')
  @Allow('views:read')
  getView(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ViewDto> {
    return this.queries.get(actor, id);
  }

  /** Updates a view of the caller's; admins may update any shared view. Any visible view can be pinned, at most 20. */
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

  /** Deletes a view of the caller's; admins may delete any shared view. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('views:write')
  @Versioned()
  deleteView(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.views.remove(actor, id, version);
  }
}
