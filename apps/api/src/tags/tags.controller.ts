import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { CreateTagDto, MergeTagDto, TagDto, TagList, UpdateTagDto } from './tag.dto.js';
import { TagsService } from './tags.service.js';

@ApiTags('tags')
@Controller('api/v1/tags')
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  /** Returns all tags of the agency. */
  @Get()
  @Allow('tags:read')
  listTags(@Caller() actor: Actor): Promise<TagList> {
    return this.tags.list(actor);
  }

  /** Creates a tag. 409 when the agency has one of this name. */
  @Post()
  @Allow('tags:write')
  createTag(@Caller() actor: Actor, @Body() body: CreateTagDto): Promise<TagDto> {
    return this.tags.create(actor, body);
  }

  /** Returns one tag. */
  @Get(':id')
  @Allow('tags:read')
  getTag(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<TagDto> {
    return this.tags.get(actor, id);
  }

  /** Changes the name or colour of a tag, for all records that have it. 409 when another tag has this name. */
  @Patch(':id')
  @Allow('settings:write')
  @Versioned()
  updateTag(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateTagDto,
  ): Promise<TagDto> {
    return this.tags.update(actor, id, version, body);
  }

  /** Deletes an unused tag. 409 while a record has it: merge it into another instead. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('settings:write')
  @Versioned()
  deleteTag(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.tags.remove(actor, id, version);
  }

  /** Replaces the tag by another on all records and in saved views, and deletes it. */
  @Post(':id/merge')
  @HttpCode(200)
  @Allow('settings:write')
  mergeTag(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: MergeTagDto): Promise<TagDto> {
    return this.tags.merge(actor, id, body.intoId);
  }
}
