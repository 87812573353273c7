import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { SUGGESTED_OPERATORS, type SuggestedOperator } from './suggestion-rule.entity.js';

export class SuggestionRuleDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Type of the closed action; `null` for every type. The most specific matching rule applies. */
  @ApiProperty({ type: 'string', format: 'uuid' }) typeId: string | null;
  /** Outcome of the closed action; `null` for every outcome. */
  @ApiProperty({ type: 'string', format: 'uuid' }) outcomeId: string | null;
  @ApiProperty({ type: 'string', format: 'uuid' }) nextTypeId: string;
  /** Days until the next action, not counting Saturdays, Sundays, public holidays and the patron saint's day. */
  @ApiProperty({ type: 'integer' }) delayDays: number;
  /** Description of the next action; `null` to repeat that of the closed action. */
  description: string | null;
  @ApiProperty({ enum: SUGGESTED_OPERATORS, enumName: 'SuggestedOperator' }) operator: SuggestedOperator;
  /** Suggested user when `operator` is `person`; `null` otherwise. */
  @ApiProperty({ type: 'string', format: 'uuid' }) operatorId: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class SuggestionRuleList {
  data: SuggestionRuleDto[];
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class SuggestionRuleFields {
  /** Type of the closed action. A rule needs a type, an outcome, or both (422 otherwise). */
  @IsOptional() @IsUUID() typeId?: string | null;
  /** Outcome of the closed action; its state is `done` or `cancelled`. */
  @IsOptional() @IsUUID() outcomeId?: string | null;
  @IsOptional() @IsLine(200) description?: string | null;
  @ValidateIf(given)
  @IsIn(SUGGESTED_OPERATORS)
  @ApiProperty({ enum: SUGGESTED_OPERATORS, enumName: 'SuggestedOperator', required: false })
  operator?: SuggestedOperator;
  /** Suggested user; for `operator` `person` only. */
  @IsOptional() @IsUUID() operatorId?: string | null;
}

export class CreateSuggestionRuleDto extends SuggestionRuleFields {
  @IsUUID() nextTypeId: string;
  /** Working days until the next action, 0 to 365. */
  @IsInt() @Min(0) @Max(365) @ApiProperty({ type: 'integer' }) delayDays: number;
}

export class UpdateSuggestionRuleDto extends SuggestionRuleFields {
  @ValidateIf(given) @IsUUID() nextTypeId?: string;
  /** Working days until the next action, 0 to 365. */
  @ValidateIf(given) @IsInt() @Min(0) @Max(365) @ApiProperty({ type: 'integer', required: false }) delayDays?: number;
}
