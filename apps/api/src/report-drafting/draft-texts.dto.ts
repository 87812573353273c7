import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, ValidateIf } from 'class-validator';

/** Sections whose text a model can draft from findings alone. */
export const DRAFTED_SECTIONS = ['needs', 'priorities', 'recommendations'] as const;
export type DraftedSection = (typeof DRAFTED_SECTIONS)[number];

export class DraftTextsDto {
  /** All of them by default. */
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DRAFTED_SECTIONS.length)
  @ArrayUnique()
  @IsIn(DRAFTED_SECTIONS, { each: true })
  @ApiProperty({ enum: DRAFTED_SECTIONS, enumName: 'DraftedSection', isArray: true, required: false })
  sections?: DraftedSection[];
}
