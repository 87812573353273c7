import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { CRM_ICONS, type CrmIcon } from './crm-icons.js';

/** A type, as actions carry it. */
export class CrmActionTypeRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  @ApiProperty({ enum: CRM_ICONS, enumName: 'CrmIcon' }) icon: CrmIcon;
}

export class CrmActionTypeDto extends CrmActionTypeRef {
  /** How long it usually takes. */
  @ApiProperty({ type: 'integer' }) durationMinutes: number | null;
  /** Whether a new action of the type goes on the calendar unless its maker says otherwise. */
  onCalendar: boolean;
  /** One that is not active is offered no more; what has it keeps it. */
  active: boolean;
  /** From 1, as lists show them. */
  @ApiProperty({ type: 'integer' }) position: number;
  /** How many actions that the caller sees have it, up to 10,000: only when `count` was asked for. */
  @ApiProperty({ type: 'integer' }) usageCount?: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class CrmActionTypeList {
  data: CrmActionTypeDto[];
}

export class UsageQuery {
  /** Counts how often each is used. */
  @IsOptional() @IsIn(['capped']) @ApiProperty({ enum: ['capped'], required: false }) count?: 'capped';
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class CrmActionTypeFields {
  @ValidateIf(given) @IsIn(CRM_ICONS) @ApiProperty({ enum: CRM_ICONS, enumName: 'CrmIcon', required: false }) icon?: CrmIcon;
  @IsOptional() @IsInt() @Min(1) @Max(1440) @ApiProperty({ type: 'integer', required: false }) durationMinutes?: number | null;
  @ValidateIf(given) @IsBoolean() onCalendar?: boolean;
  @ValidateIf(given) @IsBoolean() active?: boolean;
  /** The others make room. */
  @ValidateIf(given) @IsInt() @Min(1) @Max(100) @ApiProperty({ type: 'integer', required: false }) position?: number;
}

export class CreateCrmActionTypeDto extends CrmActionTypeFields {
  /** Two types may not differ by case alone. */
  @IsLine(50) name: string;
}

export class UpdateCrmActionTypeDto extends CrmActionTypeFields {
  /** Two types may not differ by case alone. */
  @ValidateIf(given) @IsLine(50) name?: string;
}
