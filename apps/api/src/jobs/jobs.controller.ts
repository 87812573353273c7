import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { JobDto } from './job.dto.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Controller('api/v1')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** How long work of the caller's goes. */
  @Get('jobs/:id')
  @Allow()
  getJob(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.jobs.get(actor, id);
  }

  /** Stops long work; what is done stays done, and `undoToken` takes it back. */
  @Post('jobs/:id/cancel')
  @HttpCode(200)
  @Allow()
  cancelJob(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.jobs.cancel(actor, id);
  }

  /** Undoes what gave the token, as work of its own; what was changed since stays as it is. */
  @Post('undo/:token')
  @HttpCode(202)
  @Allow()
  undo(@Caller() actor: Actor, @Param('token') token: string): Promise<JobDto> {
    return this.jobs.undo(actor, token);
  }
}
