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

  /** Returns a job of the caller with its progress. 404 for any other. */
  @Get('jobs/:id')
  @Allow()
  getJob(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.jobs.get(actor, id);
  }

  /** Cancels a job of the caller. Completed changes stay, and `undoToken` reverts them. 409 when it has ended. */
  @Post('jobs/:id/cancel')
  @HttpCode(200)
  @Allow()
  cancelJob(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<JobDto> {
    return this.jobs.cancel(actor, id);
  }

  /**
   * Reverts the job that issued the token, as a new job; records changed since stay as they are. 404 for an unknown token,
   * 409 when it is too late.
   */
  @Post('undo/:token')
  @HttpCode(202)
  @Allow()
  undo(@Caller() actor: Actor, @Param('token') token: string): Promise<JobDto> {
    return this.jobs.undo(actor, token);
  }
}
