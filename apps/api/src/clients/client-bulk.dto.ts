import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ArrayUnique } from '../core/http/fields.js';
import { ClientFilter } from './client.dto.js';

export const BULK_OPERATIONS = ['assign', 'tag', 'untag', 'delete'] as const;
export type BulkOperation = (typeof BULK_OPERATIONS)[number];

/** Fields that bulk requests for clients and for prospects share. Exactly one of `ids` and `filter` is required. */
export class BulkWork {
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10_000) @ArrayUnique() @IsUUID('all', { each: true }) ids?: string[];
  /** Number of records the caller expects `filter` to match. If it differs, nothing changes: 409 `count-changed`. */
  @ValidateIf((_, value) => value !== undefined)
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 2_000_000_000, required: false })
  expectedTotal?: number;
  /** New assignee; required for `assign`, not allowed otherwise. `null` removes the assignee. */
  @IsOptional() @IsUUID() assigneeId?: string | null;
  /** Tags to add or remove; required for `tag` and `untag`, not allowed otherwise. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @ArrayUnique() @IsUUID('all', { each: true }) tagIds?: string[];
}

/** One operation on many clients, selected by `ids` or by `filter`. */
export class BulkClientsDto extends BulkWork {
  /** Parameters of the list with `exact`, lists as JSON arrays. Matches at most 100,000 clients, else 422. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ClientFilter) filter?: ClientFilter;
  @IsIn(BULK_OPERATIONS) @ApiProperty({ enum: BULK_OPERATIONS, enumName: 'BulkOperation' }) operation: BulkOperation;
}
