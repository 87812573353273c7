import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { ArrayUnique, IsLine } from '../core/http/fields.js';
import { CRM_ICONS, type CrmIcon } from '../crm-action-types/crm-icons.js';
import { ACTION_STATES, type ActionState } from './outcome.entity.js';

/** An outcome, as actions carry it. */
export class OutcomeRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState' }) state: ActionState;
  @ApiProperty({ enum: CRM_ICONS, enumName: 'CrmIcon' }) icon: CrmIcon;
  /** `#rrggbb` */
  color: string;
}

export class OutcomeDto extends OutcomeRef {
  /** For actions of which types; `[]` for all. */
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' } }) typeIds: string[];
  /** One that is not active is offered no more; what has it keeps it. */
  active: boolean;
  /** From 1, as lists show them. */
  @ApiProperty({ type: 'integer' }) position: number;
  /** How many actions that the caller sees have it, up to 10,000: only when `count` was asked for. */
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
  /** The others make room. */
  @ValidateIf(given) @IsInt() @Min(1) @Max(100) @ApiProperty({ type: 'integer', required: false }) position?: number;
}

export class CreateOutcomeDto extends OutcomeFields {
  /** Two outcomes may not differ by case alone. */
  @IsLine(50) name: string;
  @IsIn(ACTION_STATES) @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState' }) state: ActionState;
}

export class UpdateOutcomeDto extends OutcomeFields {
  /** Two outcomes may not differ by case alone. */
  @ValidateIf(given) @IsLine(50) name?: string;
  /** Fixed once an action has had the outcome. */
  @ValidateIf(given)
  @IsIn(ACTION_STATES)
  @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState', required: false })
  state?: ActionState;
}
