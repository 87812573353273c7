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

/** What bulk work takes, whichever list it is asked for in. */
export class BulkWork {
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10_000) @ArrayUnique() @IsUUID('all', { each: true }) ids?: string[];
  /** With `filter`: how many were counted. Where another number matches now, nothing is changed: 409 `count-changed`. */
  @ValidateIf((_, value) => value !== undefined)
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 2_000_000_000, required: false })
  expectedTotal?: number;
  /** For `assign`; `null` takes the assignee away. */
  @IsOptional() @IsUUID() assigneeId?: string | null;
  /** For `tag` and `untag`. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @ArrayUnique() @IsUUID('all', { each: true }) tagIds?: string[];
}

/** One thing for many clients: those of `ids`, or all that match `filter`. */
export class BulkClientsDto extends BulkWork {
  /** As in the list with `exact`, with lists as JSON arrays; at most 100,000 clients may match. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ClientFilter) filter?: ClientFilter;
  @IsIn(BULK_OPERATIONS) @ApiProperty({ enum: BULK_OPERATIONS, enumName: 'BulkOperation' }) operation: BulkOperation;
}
