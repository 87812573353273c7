import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';
import { ArrayUnique } from '../core/http/fields.js';
import { SHEET_TABS, type SheetTabName } from './sheet-tab-names.js';

/** A tab and whether the agency shows it. */
export class SheetTabSetting {
  @IsIn(SHEET_TABS) @ApiProperty({ enum: SHEET_TABS, enumName: 'SheetTab' }) name: SheetTabName;
  /** Whether the tab is shown. A hidden tab keeps its records and its routes. */
  @IsBoolean() visible: boolean;
}

export class SheetSettingsDto {
  /** All tabs, in the agency’s order. */
  tabs: SheetTabSetting[];
  /** Version of the settings; goes up by one at each write and is the value of the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class UpdateSheetSettingsDto {
  /** Every tab exactly once, in the new order. */
  @IsArray()
  @ArrayMinSize(SHEET_TABS.length)
  @ArrayMaxSize(SHEET_TABS.length)
  @ArrayUnique((tab?: Partial<SheetTabSetting> | null) => tab?.name)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SheetTabSetting)
  @ApiProperty({ type: () => [SheetTabSetting], maxItems: SHEET_TABS.length })
  tabs: SheetTabSetting[];
}
