import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { IsDay } from '../core/http/fields.js';

const given = (_: unknown, value: unknown) => value !== undefined;

export class PlanRecommendationDto {
  /** The first working day in a week by default. */
  @ValidateIf(given) @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) plannedOn?: string;
  @IsOptional() @IsUUID() typeId?: string | null;
  /** Active user who can see the client (422 otherwise); by default the client's assignee, else the caller. */
  @ValidateIf(given) @IsUUID() assigneeId?: string;
}
