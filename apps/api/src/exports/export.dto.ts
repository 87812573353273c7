import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { ArrayUnique } from '../core/http/fields.js';
import { RecordCriteria } from '../views/view.dto.js';

/** Lists that can be exported. */
export const EXPORT_TARGETS = ['clients', 'prospects'] as const;
export type ExportTarget = (typeof EXPORT_TARGETS)[number];

/** List to export: filter or selected rows, columns and sort order. */
export class ExportDto {
  @IsIn(EXPORT_TARGETS) @ApiProperty({ enum: EXPORT_TARGETS, enumName: 'ExportTarget' }) target: ExportTarget;
  @IsIn(['csv']) @ApiProperty({ enum: ['csv'] }) format: 'csv';
  /** Filter, as in a saved view; not together with `ids`. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => RecordCriteria) filter?: RecordCriteria;
  /** Records to export; those that are not visible to the caller are omitted. Not together with `filter`. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10_000) @ArrayUnique() @IsUUID('all', { each: true }) ids?: string[];
  /** Column names, in order. Default: the columns that the list shows. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @Matches(/^[a-zA-Z]{1,40}$/, { each: true })
  @ApiProperty({ type: [String], required: false })
  columns?: string[];
  /** Value of the list's `sort` parameter, without `relevance`. Default: `displayName`. */
  @IsOptional() @Matches(/^-?[a-zA-Z]{1,40}$/) sort?: string;
}
