import { QUESTION_TYPES, TOPICS, type QuestionType, type Topic } from '@sestante/questionnaire/template';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, Equals, IsArray, IsBoolean, IsInt, IsObject, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { CLIENT_TYPES, type ClientType } from '../clients/client.dto.js';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../consents/consent.entity.js';
import { ArrayUnique } from '../core/http/fields.js';
import { QuestionnaireMinutes, QuestionnaireProgress } from './questionnaire.dto.js';

/** Sender of the questionnaire. */
export class QuestionnaireAgency {
  name: string;
  email: string | null;
  /** In E.164, for a link that calls it. */
  phone: string | null;
  /** The same number in groups, as people read it. */
  displayPhone: string | null;
}

export class PublicChoice {
  code: string;
  label: string;
}

/** Question of the template; a property that does not apply to it is absent. */
export class PublicQuestion {
  code: string;
  text: string;
  /** Line under the question. */
  help?: string;
  @ApiProperty({ enum: QUESTION_TYPES, enumName: 'QuestionType' }) type: QuestionType;
  choices?: PublicChoice[];
  /** Smallest number, inclusive; whole euro for `money`. */
  @ApiProperty({ type: 'integer', required: false }) min?: number;
  /** Largest number, inclusive; largest number of choices for `manyOf`. */
  @ApiProperty({ type: 'integer', required: false }) max?: number;
  unit?: string;
  /** Whether the answer is data about health. */
  health?: boolean;
  optional?: boolean;
  /** Condition under which the question is shown; always when absent. */
  showIf?: string;
  @ApiProperty({ enum: TOPICS, enumName: 'QuestionTopic' }) topic: Topic;
  keyQuestion?: boolean;
  areas: string[];
  field?: string;
}

export class PublicSection {
  title: string;
  questions: PublicQuestion[];
}

export class PublicTemplate {
  name: string;
  minutes: QuestionnaireMinutes;
  sections: PublicSection[];
}

export class ShownNotice {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) version: number;
  notice: string;
  terms: string;
}

export class ShownConsentText {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: CONSENT_PURPOSES, enumName: 'ConsentPurpose' }) purpose: ConsentPurpose;
  text: string;
  /** Choice made with this questionnaire, else `true` for a consent that the client has given before; otherwise `null`. */
  given: boolean | null;
}

/** Answers by question code: `libs/questionnaire/src/answers.ts`. */
const AnswersByCode = () => ApiProperty({ type: 'object', additionalProperties: true });

/** Questionnaire as its link shows it. The client's name, the answers and the suggestions are `null` until the notice is accepted. */
export class PublicQuestionnaireDto {
  agency: QuestionnaireAgency;
  clientName: string | null;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  /** Last day on which the link works, in Rome. */
  @ApiProperty({ type: 'string', format: 'date' }) expiresOn: string;
  /** End of that day. */
  @ApiProperty({ type: 'string', format: 'date-time' }) expiresAt: string;
  @ApiProperty({ enum: ['sent', 'in_progress'], enumName: 'OpenQuestionnaireStatus' }) status: 'sent' | 'in_progress';
  template: PublicTemplate;
  notice: ShownNotice;
  consentTexts: ShownConsentText[];
  @ApiProperty({ type: 'string', format: 'date-time' }) acceptedAt: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) answers: Record<string, unknown> | null;
  /** Answers that the client is asked to confirm: from the registry, the contracts and an earlier questionnaire. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) suggestions: Record<string, unknown> | null;
  /** Number of the last change of the answers; a submission sends it. */
  @ApiProperty({ type: 'integer' }) revision: number;
  progress: QuestionnaireProgress;
}

export class ConsentChoiceDto {
  @IsUUID() textId: string;
  @IsBoolean() given: boolean;
}

/** Acceptance of the notice and the terms that were shown, and the choice about each consent text, none of which is a condition. */
export class AcceptNoticeDto {
  /** Notice that was shown; another one is a 409 `notice-changed`. */
  @IsUUID() noticeId: string;
  @Equals(true) @ApiProperty({ type: 'boolean', enum: [true] }) acceptNotice: true;
  @Equals(true) @ApiProperty({ type: 'boolean', enum: [true] }) acceptTerms: true;
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique((choice: ConsentChoiceDto | null) => choice?.textId)
  @ValidateNested({ each: true })
  @Type(() => ConsentChoiceDto)
  consents: ConsentChoiceDto[];
}

/** Answers to save, by question code; `null` takes an answer away. The answers to other questions stay. */
export class SaveAnswersDto {
  @IsObject() @AnswersByCode() answers: Record<string, unknown>;
}

export class SavedAnswers {
  @ApiProperty({ type: 'string', format: 'date-time' }) savedAt: string;
  @ApiProperty({ type: 'integer' }) revision: number;
  progress: QuestionnaireProgress;
}

export class SubmitAnswersDto {
  /** Revision of the answers that the client has seen; a later one is a 409 `answers-changed`. */
  @IsInt() @Min(1) @Max(2_000_000_000) @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_000_000_000 }) revision: number;
}

export class SubmittedAnswers {
  @ApiProperty({ type: 'string', format: 'date-time' }) completedAt: string;
}
