import { ApiProperty, PickType } from '@nestjs/swagger';
import { MAX_CONDITION_LENGTH } from '@sestante/questionnaire/condition';
import {
  QUESTION_TYPES,
  QUESTIONNAIRE_TYPES,
  TOPICS,
  type Question,
  type QuestionnaireType,
  type QuestionType,
  type Topic,
} from '@sestante/questionnaire/template';
import type { TemplateErrorCode } from '@sestante/questionnaire/template-checks';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { AsTruth, CommaSeparatedValues, PageDto, PageQuery } from '../core/http/page.dto.js';
import { TEMPLATE_STATES, type TemplateState } from './questionnaire-template.entity.js';

const MAX_NUMBER = 1_000_000_000;

/** Code that is stored, and the Italian label that is shown. */
export class TemplateChoice {
  @IsString() @MaxLength(60) code: string;
  @IsString() @MaxLength(200) label: string;
}

/** A draft may be incomplete: texts and codes may be blank, and its faults are listed in `errors`. */
export class TemplateQuestion implements Question {
  /** Name of the answer, such as `home.tenure`; unique in the template, and its meaning never changes. */
  @IsString() @MaxLength(80) code: string;
  @IsString() @MaxLength(500) text: string;
  /** Line under the question. */
  @IsOptional() @IsString() @MaxLength(500) help?: string;
  @IsIn(QUESTION_TYPES) @ApiProperty({ enum: QUESTION_TYPES, enumName: 'QuestionType' }) type: QuestionType;
  /** Choices of `oneOf` and `manyOf`; the choice `none` of a `manyOf` excludes the others. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TemplateChoice)
  @ApiProperty({ type: () => [TemplateChoice], maxItems: 50, required: false })
  choices?: TemplateChoice[];
  /** Smallest number, inclusive; whole euro for `money`. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_NUMBER)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_NUMBER, required: false })
  min?: number;
  /** Largest number, inclusive, whole euro for `money`; largest number of choices for `manyOf`. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_NUMBER)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_NUMBER, required: false })
  max?: number;
  /** Unit shown beside a number, such as m². */
  @IsOptional() @IsString() @MaxLength(20) unit?: string;
  /** Whether the answer is data about health, which is sealed and asked only with its own consent. */
  @IsOptional() @IsBoolean() health?: boolean;
  /** Whether the questionnaire can be submitted without an answer. */
  @IsOptional() @IsBoolean() optional?: boolean;
  /** Condition under which the question is shown; it names earlier questions only. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_CONDITION_LENGTH)
  @ApiProperty({ type: 'string', maxLength: MAX_CONDITION_LENGTH, required: false })
  showIf?: string;
  @IsIn(TOPICS) @ApiProperty({ enum: TOPICS, enumName: 'QuestionTopic' }) topic: Topic;
  /** Whether the topic counts as covered only with this answer. */
  @IsOptional() @IsBoolean() keyQuestion?: boolean;
  /** Codes of the risk areas that read the answer, its own one first. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  @ApiProperty({ type: 'array', items: { type: 'string', maxLength: 60 }, maxItems: 20 })
  areas: string[];
  /** Field of the registry that a different answer proposes to change: only the one of the standard question with this code. */
  @IsOptional() @IsString() @MaxLength(60) field?: string;
}

export class TemplateSection {
  @IsString() @MaxLength(200) title: string;
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TemplateQuestion)
  @ApiProperty({ type: () => [TemplateQuestion], maxItems: 200 })
  questions: TemplateQuestion[];
}

/** Expected time to fill it in. */
export class TemplateMinutes {
  @IsInt() @Min(1) @Max(240) @ApiProperty({ type: 'integer', minimum: 1, maximum: 240 }) from: number;
  @IsInt() @Min(1) @Max(240) @ApiProperty({ type: 'integer', minimum: 1, maximum: 240 }) to: number;
}

export class QuestionnaireTemplateContent {
  /** Risk areas that the questions may name. */
  areas: TemplateChoice[];
  sections: TemplateSection[];
}

/** Fault of a draft, which prevents its publication. */
export class TemplateFault {
  /** JSON pointer, such as `/sections/0/questions/2/showIf`. */
  pointer: string;
  @ApiProperty({ type: String }) code: TemplateErrorCode;
  /** Offset in the condition, from 0, where the fault is one of a condition. */
  @ApiProperty({ type: 'integer', required: false }) at?: number;
}

export class QuestionnaireTemplateSummary {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Shared by the versions of one template. */
  @ApiProperty({ type: 'string', format: 'uuid' }) familyId: string;
  @ApiProperty({ enum: QUESTIONNAIRE_TYPES, enumName: 'ClientType' }) clientType: QuestionnaireType;
  name: string;
  /** Number of the version within its family; questionnaires keep the version they were sent with. */
  @ApiProperty({ type: 'integer' }) version: number;
  /** Whether it comes with the product and cannot be changed. */
  standard: boolean;
  @ApiProperty({ enum: TEMPLATE_STATES, enumName: 'TemplateState' }) state: TemplateState;
  minutes: TemplateMinutes;
  @ApiProperty({ type: 'integer' }) questionCount: number;
  /** `null` for a draft. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) publishedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) updatedAt: string;
  /** Goes up by one at each write and is the value of the `ETag`. */
  @ApiProperty({ type: 'integer' }) rowVersion: number;
}

export class QuestionnaireTemplateDto extends QuestionnaireTemplateSummary {
  content: QuestionnaireTemplateContent;
  /** Faults of a draft; empty for a published version. */
  errors: TemplateFault[];
}

export class QuestionnaireTemplatePage {
  data: QuestionnaireTemplateSummary[];
  page: PageDto;
}

export class QuestionnaireTemplateQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {
  @CommaSeparatedValues(QUESTIONNAIRE_TYPES, 'ClientType') clientType?: QuestionnaireType[];
  @CommaSeparatedValues(TEMPLATE_STATES, 'TemplateState') state?: TemplateState[];
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) standard?: boolean;
}

export class CopyQuestionnaireTemplateDto {
  /** Template whose questions the draft begins with. */
  @IsUUID() copyOf: string;
  @IsLine(200) name: string;
}

const given = (_: unknown, value: unknown) => value !== undefined;

export class UpdateQuestionnaireTemplateDto {
  @ValidateIf(given) @IsLine(200) name?: string;
  @ValidateIf(given) @IsObject() @ValidateNested() @Type(() => TemplateMinutes) minutes?: TemplateMinutes;
  /** All sections with all their questions, which replace those of the draft. */
  @ValidateIf(given)
  @IsArray()
  @ArrayMaxSize(30)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TemplateSection)
  @ApiProperty({ type: () => [TemplateSection], maxItems: 30, required: false })
  sections?: TemplateSection[];
}
