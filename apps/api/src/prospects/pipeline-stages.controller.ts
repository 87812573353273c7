import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import {
  CreatePipelineStageDto,
  MergePipelineStageDto,
  PipelineStageDto,
  PipelineStageList,
  UpdatePipelineStageDto,
} from './pipeline-stage.dto.js';
import { PipelineStagesService } from './pipeline-stages.service.js';

@ApiTags('prospects')
@Controller('api/v1/pipeline-stages')
export class PipelineStagesController {
  constructor(private readonly stages: PipelineStagesService) {}

  /** The columns of the board, in their order. */
  @Get()
  @Allow('settings:read')
  listPipelineStages(@Caller() actor: Actor): Promise<PipelineStageList> {
    return this.stages.list(actor);
  }

  /** Adds a column; at most twenty. */
  @Post()
  @Allow('settings:write')
  createPipelineStage(@Caller() actor: Actor, @Body() body: CreatePipelineStageDto): Promise<PipelineStageDto> {
    return this.stages.create(actor, body);
  }

  /** One column. */
  @Get(':id')
  @Allow('settings:read')
  getPipelineStage(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<PipelineStageDto> {
    return this.stages.get(actor, id);
  }

  /** Renames a column, or puts it in another place. */
  @Patch(':id')
  @Allow('settings:write')
  @Versioned()
  updatePipelineStage(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdatePipelineStageDto,
  ): Promise<PipelineStageDto> {
    return this.stages.update(actor, id, version, body);
  }

  /** Takes a column away. 409 while prospects stand in it: merge it into another. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('settings:write')
  @Versioned()
  deletePipelineStage(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.stages.remove(actor, id, version);
  }

  /** Moves all of its prospects to another column and takes it away. */
  @Post(':id/merge')
  @HttpCode(200)
  @Allow('settings:write')
  mergePipelineStage(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Body() body: MergePipelineStageDto,
  ): Promise<PipelineStageDto> {
    return this.stages.merge(actor, id, body.intoId);
  }
}
