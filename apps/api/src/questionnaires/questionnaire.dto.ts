import { ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BulkWork } from '../clients/client-bulk.dto.js';
import { CLIENT_STATUSES, CLIENT_TYPES, ClientFilter, type ClientStatus, type ClientType } from '../clients/client.dto.js';
import { ArrayUnique, IsDay, IsLine, IsMailAddress, lowerCase } from '../core/http/fields.js';
import { AsTruth, CommaSeparatedIds, CommaSeparatedPeople, CommaSeparatedValues, PageDto, PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { CHANNELS, QUESTIONNAIRE_STATUSES, type Channel, type QuestionnaireStatus } from './questionnaire.entity.js';

/** Client of a questionnaire. */
export class QuestionnaireClientRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
}

export class QuestionnaireTemplateRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  /** Version of the template. */
  @ApiProperty({ type: 'integer' }) version: number;
}

/** Counts the questions that are shown now; an answer can show further ones. */
export class QuestionnaireProgress {
  /** Questions with an answer, "Non lo so" and "Preferisco non rispondere" included. */
  @ApiProperty({ type: 'integer' }) answered: number;
  @ApiProperty({ type: 'integer' }) total: number;
  /** Whole percent, rounded down. */
  @ApiProperty({ type: 'integer' }) percent: number;
}

export class QuestionnaireDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  client: QuestionnaireClientRef;
  template: QuestionnaireTemplateRef;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: QUESTIONNAIRE_STATUSES, enumName: 'QuestionnaireStatus' }) status: QuestionnaireStatus;
  /** `email`, `link` and `qr`: how the link reaches the client; `together`: filled in with the adviser. */
  @ApiProperty({ enum: CHANNELS, enumName: 'QuestionnaireChannel' }) channel: Channel;
  recipientName: string | null;
  recipientEmail: string | null;
  /** Link for the client, the only credential of the page; `null` once it no longer works, and without `questionnaires:write`. */
  link: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) sentAt: string;
  sentBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) openedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) completedAt: string | null;
  /** End of `expiresOn`. */
  @ApiProperty({ type: 'string', format: 'date-time' }) expiresAt: string;
  /** Last day on which it can be filled in. */
  @ApiProperty({ type: 'string', format: 'date' }) expiresOn: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) cancelledAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) reviewedAt: string | null;
  progress: QuestionnaireProgress;
  @ApiProperty({ type: 'integer' }) remindersSent: number;
  @ApiProperty({ type: 'string', format: 'date' }) nextReminderOn: string | null;
  /** Earlier questionnaire whose answers are suggested. */
  @ApiProperty({ type: 'string', format: 'uuid' }) reusesId: string | null;
  /** Version number, incremented by each write; also sent as the `ETag`. Saving an answer is no such write. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class QuestionnairePage {
  data: QuestionnaireDto[];
  page: PageDto;
}

const given = (_: unknown, value: unknown) => value !== undefined;

/** Fields of a sending, to one client or to many. */
export class SendingFields {
  /** Last day on which it can be filled in, at most a year from now; in 30 days by default. */
  @ValidateIf(given) @IsDay() expiresOn?: string;
  /** Days after sending on which the client is reminded by e-mail. Defaults to 3 and 7 for channel `email`, which alone has reminders. */
  @ValidateIf(given)
  @IsArray()
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(365, { each: true })
  @ApiProperty({ type: 'array', items: { type: 'integer', minimum: 1, maximum: 365 }, maxItems: 2, uniqueItems: true, required: false })
  reminderDays?: number[];
  /** Whether the answers of the client's latest completed questionnaire are suggested. */
  @ValidateIf(given) @IsBoolean() reuseAnswers?: boolean;
}

export class SendQuestionnaireDto extends SendingFields {
  @IsUUID() clientId: string;
  /** Published template for the client's type. */
  @IsUUID() templateId: string;
  @IsIn(CHANNELS) @ApiProperty({ enum: CHANNELS, enumName: 'QuestionnaireChannel' }) channel: Channel;
  /** Person who fills it in; by default the client. */
  @IsOptional() @IsLine(200) recipientName?: string | null;
  /** Address for channel `email`; by default the client's. */
  @IsOptional() @Transform(({ value }: { value: unknown }) => lowerCase(value)) @IsMailAddress() recipientEmail?: string | null;
  /** Whether an open questionnaire of the client is cancelled; else it is a 409 `questionnaire-open`. */
  @ValidateIf(given) @IsBoolean() replace?: boolean;
}

/** Sending by e-mail to many clients, selected by `ids` or by `filter`. */
export class BulkSendQuestionnairesDto extends IntersectionType(PickType(BulkWork, ['ids', 'expectedTotal'] as const), SendingFields) {
  /** Parameters of the list of clients with `exact`, lists as JSON arrays. Matches at most 100,000 clients, else 422. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ClientFilter) filter?: ClientFilter;
  /** Published templates, at most one for each type of client. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(3) @ArrayUnique() @IsUUID('all', { each: true }) templateIds: string[];
}

/** JSON Merge Patch (RFC 7396) of an open questionnaire. Another address makes another link, which is sent; the earlier one ends. */
export class UpdateQuestionnaireDto {
  @ValidateIf(given) @IsDay() expiresOn?: string;
  @ValidateIf(given) @Transform(({ value }: { value: unknown }) => lowerCase(value)) @IsMailAddress() recipientEmail?: string;
}

export class ReopenQuestionnaireDto {
  /** Last day on which it can be filled in; the present one when it is still to come, else in 30 days. */
  @ValidateIf(given) @IsDay() expiresOn?: string;
}

/** Filters of a list of questionnaires. */
export class QuestionnaireFilter {
  /** Words to find in the client's name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @IsUUID() clientId?: string;
  @CommaSeparatedValues(QUESTIONNAIRE_STATUSES, 'QuestionnaireStatus') status?: QuestionnaireStatus[];
  @CommaSeparatedValues(CLIENT_TYPES, 'ClientType') type?: ClientType[];
  @CommaSeparatedIds() templateId?: string[];
  /** Assignees of the client: user ids, `me`, or `none`. */
  @CommaSeparatedPeople('me', 'none') assigneeId?: string[];
  /** `false`: completed, and its answers are still to be reviewed. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) reviewed?: boolean;
}

export const QUESTIONNAIRE_SORTS = ['sentAt', '-sentAt', 'expiresAt', '-expiresAt', 'completedAt', '-completedAt'] as const;
export type QuestionnaireSort = (typeof QUESTIONNAIRE_SORTS)[number];

export class QuestionnaireListQuery extends IntersectionType(QuestionnaireFilter, PageQuery) {
  /** `-sentAt` by default. By `completedAt` only completed questionnaires are listed. */
  @IsOptional()
  @IsIn(QUESTIONNAIRE_SORTS)
  @ApiProperty({ enum: QUESTIONNAIRE_SORTS, required: false })
  sort?: QuestionnaireSort;
}

export class QuestionnaireStatusCounts implements Record<QuestionnaireStatus, number> {
  @ApiProperty({ type: 'integer' }) sent: number;
  @ApiProperty({ type: 'integer' }) in_progress: number;
  @ApiProperty({ type: 'integer' }) completed: number;
  @ApiProperty({ type: 'integer' }) expired: number;
  @ApiProperty({ type: 'integer' }) cancelled: number;
}

/** Numbers of questionnaires, each up to 10,000. */
export class QuestionnaireCounts {
  byStatus: QuestionnaireStatusCounts;
  /** Completed questionnaires whose answers are still to be reviewed. */
  @ApiProperty({ type: 'integer' }) toReview: number;
}

/** Expected time to fill it in. */
export class QuestionnaireMinutes {
  @ApiProperty({ type: 'integer' }) from: number;
  @ApiProperty({ type: 'integer' }) to: number;
}

/** Template that can be sent to the client. */
export class SendableTemplate extends QuestionnaireTemplateRef {
  standard: boolean;
  minutes: QuestionnaireMinutes;
  @ApiProperty({ type: 'integer' }) questionCount: number;
}

/** Person with an e-mail address: the client, or a contact of it with its role. */
export class SendingRecipient {
  name: string;
  email: string;
  role: string | null;
}

export class SendingNotice {
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) publishedAt: string;
}

/** Completed questionnaire whose answers can be suggested. */
export class ReusableAnswers {
  @ApiProperty({ type: 'string', format: 'uuid' }) questionnaireId: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) completedAt: string;
  /** Number of its answers. */
  @ApiProperty({ type: 'integer' }) count: number;
}

export class SendingOptionsQuery {
  @IsUUID() clientId: string;
}

/** Choices of the form that sends a questionnaire to a client. */
export class SendingOptions {
  /** Published templates for the client's type, standard ones first. */
  templates: SendableTemplate[];
  defaultEmail: string | null;
  recipients: SendingRecipient[];
  /** Current privacy notice; without one nothing can be sent. */
  privacyNotice: SendingNotice | null;
  reusable: ReusableAnswers | null;
  /** Open questionnaire of the client, which a new one replaces. */
  open: QuestionnaireDto | null;
}
