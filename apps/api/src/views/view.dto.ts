import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ArrayUnique, IsLine } from '../core/http/fields.js';
import { CrmActionFilter } from '../crm-actions/crm-action.dto.js';
import { ProspectFilter } from '../prospects/prospect.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { VIEW_SCOPES, VIEW_TARGETS, type ViewScope, type ViewTarget } from './view.entity.js';

/** As the parameters of a list of clients or prospects, with lists as JSON arrays. */
export class RecordCriteria extends ProspectFilter {
  /** Words, as the list looks for them. */
  @IsOptional() @IsString() @Length(1, 200) override q?: string;
}

/** As the parameters of the target's own list, and only those. */
export class ViewCriteria extends IntersectionType(RecordCriteria, CrmActionFilter) {
  /** Words, as the target's list looks for them. */
  @IsOptional() @IsString() @Length(1, 200) override q?: string;
}

export class ViewDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  @ApiProperty({ enum: VIEW_SCOPES, enumName: 'ViewScope' }) scope: ViewScope;
  @ApiProperty({ enum: VIEW_TARGETS, enumName: 'ViewTarget' }) target: ViewTarget;
  criteria: ViewCriteria;
  /** In their order; `null` for those that the list shows by itself. One that exists no more is left out. */
  @ApiProperty({ type: [String] }) columns: string[] | null;
  /** As the list's `sort`; `null` for the list's own order. */
  sort: string | null;
  /** Whether the caller keeps it at hand; each pins for themselves. */
  pinned: boolean;
  /** Who made it; `null` for those of the system. */
  owner: PersonRef | null;
  /** Whether the caller may change and delete it. */
  editable: boolean;
  /** How many the caller sees in it, up to 10,000: only when `count` was asked for, and only of pinned ones. */
  @ApiProperty({ type: 'integer' }) total?: number;
  totalCapped?: boolean;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class ViewList {
  data: ViewDto[];
}

export class ViewsQuery {
  @IsOptional() @IsIn(VIEW_TARGETS) @ApiProperty({ enum: VIEW_TARGETS, enumName: 'ViewTarget', required: false }) target?: ViewTarget;
  /** Counts the pinned ones. */
  @IsOptional() @IsIn(['capped']) @ApiProperty({ enum: ['capped'], required: false }) count?: 'capped';
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class ViewFields {
  /** `shared`: everybody of the agency sees it, and in it what they may see. */
  @ValidateIf(given)
  @IsIn(['personal', 'shared'])
  @ApiProperty({ enum: ['personal', 'shared'], required: false })
  scope?: 'personal' | 'shared';
  @ValidateIf(given) @IsObject() @ValidateNested() @Type(() => ViewCriteria) criteria?: ViewCriteria;
  /** Names of fields, as in the answers of the list; a list of actions has always the same. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @ArrayUnique()
  @Matches(/^[a-zA-Z]{1,40}$/, { each: true })
  @ApiProperty({ type: [String], required: false })
  columns?: string[] | null;
  @IsOptional() @Matches(/^-?[a-zA-Z]{1,40}$/) sort?: string | null;
  @ValidateIf(given) @IsBoolean() pinned?: boolean;
}

export class UpdateViewDto extends ViewFields {
  @ValidateIf(given) @IsLine(80) name?: string;
}

// Not from the class of the change: checks inherited from there would let a name be left out.
export class CreateViewDto extends ViewFields {
  @IsLine(80) name: string;
  @IsIn(VIEW_TARGETS) @ApiProperty({ enum: VIEW_TARGETS, enumName: 'ViewTarget' }) target: ViewTarget;
}
