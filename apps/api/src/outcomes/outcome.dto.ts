import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { ArrayUnique, IsLine } from '../core/http/fields.js';
import { CRM_ICONS, type CrmIcon } from '../crm-action-types/crm-icons.js';
import { ACTION_STATES, type ActionState } from './outcome.entity.js';

/** Outcome, as embedded in actions. */
export class OutcomeRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState' }) state: ActionState;
  @ApiProperty({ enum: CRM_ICONS, enumName: 'CrmIcon' }) icon: CrmIcon;
  /** Color as `#rrggbb`. */
  color: string;
}

export class OutcomeDto extends OutcomeRef {
  /** Ids of the action types that the outcome applies to; `[]` for all types. */
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } }) typeIds: string[];
  /** An inactive outcome cannot be chosen any more; actions that have it keep it. */
  active: boolean;
  /** Position in lists, from 1. */
  @ApiProperty({ type: 'integer' }) position: number;
  /** Number of actions with this outcome that are visible to the caller, at most 10,000. Present only when `count` was requested. */
  @ApiProperty({ type: 'integer' }) usageCount?: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class OutcomeList {
  data: OutcomeDto[];
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class OutcomeFields {
  @ValidateIf(given)
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  typeIds?: string[];
  @ValidateIf(given) @IsIn(CRM_ICONS) @ApiProperty({ enum: CRM_ICONS, enumName: 'CrmIcon', required: false }) icon?: CrmIcon;
  @ValidateIf(given) @Matches(/^#[0-9a-fA-F]{6}$/) color?: string;
  @ValidateIf(given) @IsBoolean() active?: boolean;
  /** Position in lists, from 1; the other outcomes shift. */
  @ValidateIf(given) @IsInt() @Min(1) @Max(100) @ApiProperty({ type: 'integer', required: false }) position?: number;
}

export class CreateOutcomeDto extends OutcomeFields {
  /** Unique in the agency, ignoring case. */
  @IsLine(50) name: string;
  @IsIn(ACTION_STATES) @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState' }) state: ActionState;
}

export class UpdateOutcomeDto extends OutcomeFields {
  /** Unique in the agency, ignoring case. */
  @ValidateIf(given) @IsLine(50) name?: string;
  /** Cannot change once an action has had the outcome (409). */
  @ValidateIf(given)
  @IsIn(ACTION_STATES)
  @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState', required: false })
  state?: ActionState;
}
