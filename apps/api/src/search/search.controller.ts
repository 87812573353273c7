import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { SearchHits, SearchQuery } from './search.dto.js';
import { SearchQueries } from './search.queries.js';

@ApiTags('search')
@Controller('api/v1/search')
export class SearchController {
  constructor(private readonly queries: SearchQueries) {}

  /** Finds the best-matching clients and prospects visible to the caller, for a command palette. No paging. */
  @Get()
  @Allow('clients:read')
  search(@Caller() actor: Actor, @Query() { q }: SearchQuery): Promise<SearchHits> {
    return this.queries.find(actor, q);
  }
}
