import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { ArrayUnique } from '../core/http/fields.js';
import { RecordCriteria } from '../views/view.dto.js';

/** The lists that go out as files. */
export const EXPORT_TARGETS = ['clients', 'prospects'] as const;
export type ExportTarget = (typeof EXPORT_TARGETS)[number];

/** A list as it stands before the caller: what it narrows to or which of its rows, the columns, the order. */
export class ExportDto {
  @IsIn(EXPORT_TARGETS) @ApiProperty({ enum: EXPORT_TARGETS, enumName: 'ExportTarget' }) target: ExportTarget;
  @IsIn(['csv']) @ApiProperty({ enum: ['csv'] }) format: 'csv';
  /** As in a saved view. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => RecordCriteria) filter?: RecordCriteria;
  /** These rows alone, as far as the caller sees them. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10_000) @ArrayUnique() @IsUUID('all', { each: true }) ids?: string[];
  /** Left out: those that the list shows by itself. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @Matches(/^[a-zA-Z]{1,40}$/, { each: true })
  @ApiProperty({ type: [String], required: false })
  columns?: string[];
  /** As the list's own. */
  @IsOptional() @Matches(/^-?[a-zA-Z]{1,40}$/) sort?: string;
}
