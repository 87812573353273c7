import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { CRM_ICONS, type CrmIcon } from './crm-icons.js';

/** Action type, as embedded in actions. */
export class CrmActionTypeRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  @ApiProperty({ enum: CRM_ICONS, enumName: 'CrmIcon' }) icon: CrmIcon;
}

export class CrmActionTypeDto extends CrmActionTypeRef {
  /** Usual duration, in minutes. */
  @ApiProperty({ type: 'integer' }) durationMinutes: number | null;
  /** Default of `onCalendar` for new actions of this type. */
  onCalendar: boolean;
  /** An inactive type cannot be chosen any more; actions that have it keep it. */
  active: boolean;
  /** Position in lists, from 1. */
  @ApiProperty({ type: 'integer' }) position: number;
  /** Number of actions with this type that are visible to the caller, at most 10,000. Present only when `count` was requested. */
  @ApiProperty({ type: 'integer' }) usageCount?: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class CrmActionTypeList {
  data: CrmActionTypeDto[];
}

export class UsageQuery {
  /** `capped` adds `usageCount` to each type. */
  @IsOptional() @IsIn(['capped']) @ApiProperty({ enum: ['capped'], required: false }) count?: 'capped';
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class CrmActionTypeFields {
  @ValidateIf(given) @IsIn(CRM_ICONS) @ApiProperty({ enum: CRM_ICONS, enumName: 'CrmIcon', required: false }) icon?: CrmIcon;
  @IsOptional() @IsInt() @Min(1) @Max(1440) @ApiProperty({ type: 'integer', required: false }) durationMinutes?: number | null;
  @ValidateIf(given) @IsBoolean() onCalendar?: boolean;
  @ValidateIf(given) @IsBoolean() active?: boolean;
  /** Position in lists, from 1; the other types shift. */
  @ValidateIf(given) @IsInt() @Min(1) @Max(100) @ApiProperty({ type: 'integer', required: false }) position?: number;
}

export class CreateCrmActionTypeDto extends CrmActionTypeFields {
  /** Unique in the agency, ignoring case. */
  @IsLine(50) name: string;
}

export class UpdateCrmActionTypeDto extends CrmActionTypeFields {
  /** Unique in the agency, ignoring case. */
  @ValidateIf(given) @IsLine(50) name?: string;
}
