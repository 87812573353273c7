import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { DashboardDto, DashboardQuery } from './dashboard.dto.js';
import { DashboardQueries } from './dashboard.queries.js';

@ApiTags('dashboard')
@Controller('api/v1/dashboard')
export class DashboardController {
  constructor(private readonly queries: DashboardQueries) {}

  /** Returns key figures, overdue and today's actions, and the latest timeline entries. */
  @Get()
  @Allow('dashboard:read')
  getDashboard(@Caller() actor: Actor, @Query() query: DashboardQuery): Promise<DashboardDto> {
    return this.queries.get(actor, query);
  }
}
