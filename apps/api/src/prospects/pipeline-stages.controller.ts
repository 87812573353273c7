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

  /** Lists the pipeline stages in board order. */
  @Get()
  @Allow('settings:read')
  listPipelineStages(@Caller() actor: Actor): Promise<PipelineStageList> {
    return this.stages.list(actor);
  }

  /** Creates a stage. 409 when the name is taken or the agency has twenty stages. */
  @Post()
  @Allow('settings:write')
  createPipelineStage(@Caller() actor: Actor, @Body() body: CreatePipelineStageDto): Promise<PipelineStageDto> {
    return this.stages.create(actor, body);
  }

  /** Returns one stage. */
  @Get(':id')
  @Allow('settings:read')
  getPipelineStage(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<PipelineStageDto> {
    return this.stages.get(actor, id);
  }

  /** Renames a stage or changes its position. */
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

  /** Deletes a stage. 409 while it contains prospects (merge it into another first), or when it is the last one. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('settings:write')
  @Versioned()
  deletePipelineStage(@Caller() actor: Actor, @Param('id', pathId) id: string, @IfMatch() version: ExpectedVersion): Promise<void> {
    return this.stages.remove(actor, id, version);
  }

  /** Moves all prospects of the stage to another one and deletes it. Returns the other; 409 above 20,000 prospects. */
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
