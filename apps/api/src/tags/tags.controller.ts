import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { CreateTagDto, TagDto, TagList } from './tag.dto.js';
import { TagsService } from './tags.service.js';

@ApiTags('tags')
@Controller('api/v1/tags')
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  /** All of the agency's tags. */
  @Get()
  @Allow('clients.view')
  listTags(@Caller() actor: Actor): Promise<TagList> {
    return this.tags.list(actor);
  }

  /** Adds a tag to the agency's set. */
  @Post()
  @Allow('clients.tag')
  createTag(@Caller() actor: Actor, @Body() body: CreateTagDto): Promise<TagDto> {
    return this.tags.create(actor, body);
  }
}
