import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { StageRef } from '../clients/client.dto.js';
import { IsLine } from '../core/http/fields.js';

export class PipelineStageDto extends StageRef {
  /** Position on the board, from 1. */
  @ApiProperty({ type: 'integer' }) position: number;
  /** Number of prospects in the stage that are visible to the caller, lost ones included. */
  @ApiProperty({ type: 'integer' }) usageCount: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class PipelineStageList {
  data: PipelineStageDto[];
}

/** Names are unique ignoring case; a duplicate is a 409 `stage-exists`. */
export class CreatePipelineStageDto {
  @IsLine(50) name: string;
  /** Position on the board, from 1; later stages move by one. Default: last. */
  @IsOptional() @IsInt() @Min(1) @Max(20) @ApiProperty({ type: 'integer', required: false }) position?: number;
}

export class UpdatePipelineStageDto {
  @ValidateIf((_, value) => value !== undefined) @IsLine(50) name?: string;
  /** New position on the board, from 1; the other stages are renumbered. */
  @ValidateIf((_, value) => value !== undefined) @IsInt() @Min(1) @Max(20) @ApiProperty({ type: 'integer' }) position?: number;
}

export class MergePipelineStageDto {
  /** Id of the stage that receives the prospects. */
  @IsUUID() intoId: string;
}
