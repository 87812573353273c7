import { ApiProperty } from '@nestjs/swagger';
import { COVER_CODES, type CoverCode } from '@sestante/risk-engine/message-codes';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ArrayUnique, IsDay, IsLine } from '../core/http/fields.js';

/** Sections whose text can be edited: not the statement of coherence, which follows from the answers, and not the signatures. */
export const EDITABLE_SECTIONS = ['needs', 'priorities', 'recommendations', 'policies', 'refusals', 'next_steps', 'disclosure'] as const;
type EditableSection = (typeof EDITABLE_SECTIONS)[number];

const MAX_TEXT = 10_000;
const MAX_STEPS = 50;

export class EditSectionDto {
  @IsIn(EDITABLE_SECTIONS) @ApiProperty({ enum: EDITABLE_SECTIONS, enumName: 'EditableSection' }) code: EditableSection;
  /** Paragraphs and lines with "- " in place of those of the section; `null` for the built-in text. */
  @IsOptional()
  @IsString()
  @Length(1, MAX_TEXT)
  @ApiProperty({ type: 'string', minLength: 1, maxLength: MAX_TEXT, nullable: true, required: false })
  text?: string | null;
  /** Whether a person has read the text. A text that is sent has been. */
  @ValidateIf((_, value) => value !== undefined) @IsBoolean() reviewed?: boolean;
}

export class RefuseCoverDto {
  @IsIn(COVER_CODES) @ApiProperty({ type: 'string' }) cover: CoverCode;
  @IsOptional() @IsLine(1_000) reason?: string | null;
  @IsDay() refusedOn: string;
}

export class NextStepDto {
  @IsLine(1_000) text: string;
  @IsOptional() @IsDay() dueOn?: string | null;
  /** User of the agency. */
  @IsOptional() @IsUUID() responsibleId?: string | null;
}

export class PrecontractDto {
  @IsLine(50) version: string;
  @IsDay() deliveredOn: string;
}

export class DiscloseDto {
  @IsBoolean() personalRecommendation: boolean;
  @IsOptional() @IsLine(1_000) remuneration?: string | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PrecontractDto) precontract?: PrecontractDto | null;
}

/** A list or object that is sent replaces the present one; sections that are not named stay as they are. */
export class UpdateReportDto {
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(EDITABLE_SECTIONS.length)
  @ArrayUnique((section: EditSectionDto) => section?.code)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EditSectionDto)
  @ApiProperty({ type: () => [EditSectionDto], maxItems: EDITABLE_SECTIONS.length, required: false })
  sections?: EditSectionDto[];
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(COVER_CODES.length)
  @ArrayUnique((refusal: RefuseCoverDto) => refusal?.cover)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RefuseCoverDto)
  @ApiProperty({ type: () => [RefuseCoverDto], maxItems: COVER_CODES.length, required: false })
  refusals?: RefuseCoverDto[];
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(MAX_STEPS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NextStepDto)
  @ApiProperty({ type: () => [NextStepDto], maxItems: MAX_STEPS, required: false })
  nextSteps?: NextStepDto[];
  @ValidateIf((_, value) => value !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => DiscloseDto)
  disclosure?: DiscloseDto;
}
