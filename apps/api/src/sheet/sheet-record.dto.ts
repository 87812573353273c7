import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { SHEET_TABS, type SheetTabName } from './sheet-tab-names.js';

/** Fields of a record that the server sets. */
export class SheetRecordDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Name of the record in lists, the trash and the timeline. */
  displayName: string;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) updatedAt: string;
  /** Version of the record; goes up by one at each write and is the value of the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

/** Reference to another record of the same client. */
export class SheetRecordRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
}

export class SheetQuery extends PageQuery {
  /** Search words, in any order. Accents, case and apostrophes do not matter. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
}

export class RestoreSheetRecordDto {
  /** Names of fields to set to `null` because the records they reference are in the trash. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(['siteId', 'installationId'], { each: true })
  @ApiProperty({ type: [String], enum: ['siteId', 'installationId'], required: false })
  clear?: string[];
}

/** Number of active records of a tab, up to 10,000. */
export class SheetTabCount {
  @ApiProperty({ enum: SHEET_TABS, enumName: 'SheetTab' }) tab: SheetTabName;
  @ApiProperty({ type: 'integer' }) total: number;
}

export class SheetCounts {
  data: SheetTabCount[];
}
