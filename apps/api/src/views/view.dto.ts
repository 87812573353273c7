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

/** Filter parameters of the client or prospect list, lists as JSON arrays. */
export class RecordCriteria extends ProspectFilter {
  /** Search words, as in the list. */
  @IsOptional() @IsString() @Length(1, 200) override q?: string;
}

/** Filter parameters of the target's list, lists as JSON arrays; a parameter of another list is a 422. */
export class ViewCriteria extends IntersectionType(RecordCriteria, CrmActionFilter) {
  /** Search words, as in the target's list. */
  @IsOptional() @IsString() @Length(1, 200) override q?: string;
}

export class ViewDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  @ApiProperty({ enum: VIEW_SCOPES, enumName: 'ViewScope' }) scope: ViewScope;
  @ApiProperty({ enum: VIEW_TARGETS, enumName: 'ViewTarget' }) target: ViewTarget;
  criteria: ViewCriteria;
  /** Columns in display order; `null` for the list's default. Columns that no longer exist are omitted. */
  @ApiProperty({ type: [String] }) columns: string[] | null;
  /** Value of the list's `sort` parameter; `null` for the list's default. */
  sort: string | null;
  /** Whether the caller has pinned the view; pins are personal. */
  pinned: boolean;
  /** User who created the view; `null` for system views. */
  owner: PersonRef | null;
  /** Whether the caller may update and delete the view. */
  editable: boolean;
  /** Number of matching records visible to the caller, at most 10,000. Present only with `count`, for pinned views. */
  @ApiProperty({ type: 'integer' }) total?: number;
  totalCapped?: boolean;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class ViewList {
  data: ViewDto[];
}

export class ViewsQuery {
  @IsOptional() @IsIn(VIEW_TARGETS) @ApiProperty({ enum: VIEW_TARGETS, enumName: 'ViewTarget', required: false }) target?: ViewTarget;
  /** `capped` adds `total` and `totalCapped` to the pinned views. */
  @IsOptional() @IsIn(['capped']) @ApiProperty({ enum: ['capped'], required: false }) count?: 'capped';
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class ViewFields {
  /** `shared` shows the view to every user of the agency; each sees only the records visible to them. */
  @ValidateIf(given)
  @IsIn(['personal', 'shared'])
  @ApiProperty({ enum: ['personal', 'shared'], required: false })
  scope?: 'personal' | 'shared';
  @ValidateIf(given) @IsObject() @ValidateNested() @Type(() => ViewCriteria) criteria?: ViewCriteria;
  /** Field names, as in the list's response, in display order. Not supported for the target `crm-actions`. */
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

// Does not extend UpdateViewDto, whose inherited validation would make the name optional.
export class CreateViewDto extends ViewFields {
  @IsLine(80) name: string;
  @IsIn(VIEW_TARGETS) @ApiProperty({ enum: VIEW_TARGETS, enumName: 'ViewTarget' }) target: ViewTarget;
}
