import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { SHEET_TABS, type SheetTabName } from './sheet-tab-names.js';

/** What the server decides of a record of the sheet. */
export class SheetRecordDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** What it is called where its fields are not shown. */
  displayName: string;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) updatedAt: string;
  /** Goes up by one at each write; the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

/** Another record of the same client. */
export class SheetRecordRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
}

export class SheetQuery extends PageQuery {
  /** Words in any order. Accents, case and apostrophes do not matter. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
}

export class RestoreSheetRecordDto {
  /** Fields to empty because what they point at lies in the trash. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(['siteId', 'installationId'], { each: true })
  @ApiProperty({ type: [String], enum: ['siteId', 'installationId'], required: false })
  clear?: string[];
}

/** How many active records a tab has, up to 10,000. */
export class SheetTabCount {
  @ApiProperty({ enum: SHEET_TABS, enumName: 'SheetTab' }) tab: SheetTabName;
  @ApiProperty({ type: 'integer' }) total: number;
}

export class SheetCounts {
  data: SheetTabCount[];
}
