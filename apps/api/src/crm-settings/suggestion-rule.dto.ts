import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { SUGGESTED_OPERATORS, type SuggestedOperator } from './suggestion-rule.entity.js';

export class SuggestionRuleDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** `null` for every type; the more a rule says, the sooner it holds. */
  @ApiProperty({ type: 'string', format: 'uuid' }) typeId: string | null;
  /** `null` for every outcome. */
  @ApiProperty({ type: 'string', format: 'uuid' }) outcomeId: string | null;
  @ApiProperty({ type: 'string', format: 'uuid' }) nextTypeId: string;
  /** In working days: no Saturdays, Sundays, public holidays, nor the patron saint's day. */
  @ApiProperty({ type: 'integer' }) delayDays: number;
  /** `null` for that of the action itself. */
  description: string | null;
  @ApiProperty({ enum: SUGGESTED_OPERATORS, enumName: 'SuggestedOperator' }) operator: SuggestedOperator;
  /** For `person`. */
  @ApiProperty({ type: 'string', format: 'uuid' }) operatorId: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class SuggestionRuleList {
  data: SuggestionRuleDto[];
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class SuggestionRuleFields {
  /** A rule names a type, an outcome, or both. */
  @IsOptional() @IsUUID() typeId?: string | null;
  /** One that closes an action. */
  @IsOptional() @IsUUID() outcomeId?: string | null;
  @IsOptional() @IsLine(200) description?: string | null;
  @ValidateIf(given)
  @IsIn(SUGGESTED_OPERATORS)
  @ApiProperty({ enum: SUGGESTED_OPERATORS, enumName: 'SuggestedOperator', required: false })
  operator?: SuggestedOperator;
  /** For `person`. */
  @IsOptional() @IsUUID() operatorId?: string | null;
}

export class CreateSuggestionRuleDto extends SuggestionRuleFields {
  @IsUUID() nextTypeId: string;
  /** In working days. */
  @IsInt() @Min(0) @Max(365) @ApiProperty({ type: 'integer' }) delayDays: number;
}

export class UpdateSuggestionRuleDto extends SuggestionRuleFields {
  @ValidateIf(given) @IsUUID() nextTypeId?: string;
  /** In working days. */
  @ValidateIf(given) @IsInt() @Min(0) @Max(365) @ApiProperty({ type: 'integer', required: false }) delayDays?: number;
}
