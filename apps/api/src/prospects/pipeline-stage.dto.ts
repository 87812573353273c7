import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { StageRef } from '../clients/client.dto.js';
import { IsLine } from '../core/http/fields.js';

export class PipelineStageDto extends StageRef {
  /** From 1, as the board shows them. */
  @ApiProperty({ type: 'integer' }) position: number;
  /** How many prospects that the caller sees stand in it, the lost ones included. */
  @ApiProperty({ type: 'integer' }) usageCount: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class PipelineStageList {
  data: PipelineStageDto[];
}

/** Two stages may not differ by case alone. */
export class CreatePipelineStageDto {
  @IsLine(50) name: string;
  /** Left out, it comes last; the others make room. */
  @IsOptional() @IsInt() @Min(1) @Max(20) @ApiProperty({ type: 'integer', required: false }) position?: number;
}

export class UpdatePipelineStageDto {
  @ValidateIf((_, value) => value !== undefined) @IsLine(50) name?: string;
  /** The others make room. */
  @ValidateIf((_, value) => value !== undefined) @IsInt() @Min(1) @Max(20) @ApiProperty({ type: 'integer' }) position?: number;
}

export class MergePipelineStageDto {
  /** Where its prospects go. */
  @IsUUID() intoId: string;
}
