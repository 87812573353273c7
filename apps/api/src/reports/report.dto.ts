import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { TOPICS, type Topic } from '@sestante/questionnaire/template';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientStatus, type ClientType } from '../clients/client.dto.js';
import { CommaSeparated, CommaSeparatedPeople, PageDto, PageQuery } from '../core/http/page.dto.js';
import { QUESTIONNAIRE_STATUSES, type QuestionnaireStatus } from '../questionnaires/questionnaire.entity.js';
import { PersonRef } from '../users/user.dto.js';
import {
  DELIVERY_CHANNELS,
  REPORT_KINDS,
  REPORT_STATUSES,
  type DeliveryChannel,
  type ReportKind,
  type ReportStatus,
} from './report.entity.js';

export const BANDS = ['low', 'medium', 'high'] as const;
export const COHERENCE_STATUSES = ['blocked', 'refusal_statement', 'reservations', 'clear'] as const;

export class ReportClientRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
}

/** Questionnaire that the report is made from. */
export class ReportQuestionnaireRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Name of the template. */
  template: string;
  @ApiProperty({ type: 'integer' }) templateVersion: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) completedAt: string;
}

/** Score of 0 to 100; what is not known counts as its least favourable value. */
export class RiskScore {
  @ApiProperty({ type: 'integer' }) score: number;
  @ApiProperty({ type: 'integer' }) low: number;
  @ApiProperty({ type: 'integer' }) high: number;
  @ApiProperty({ enum: BANDS, enumName: 'RiskBand' }) band: (typeof BANDS)[number];
  /** Whether both ends lie in the same band. */
  certain: boolean;
}

/** Whether the coherence of the proposed covers with the needs of the client can be stated, with the topics that decide. */
export class ReportCoherence {
  @ApiProperty({ enum: COHERENCE_STATUSES, enumName: 'CoherenceStatus' }) status: (typeof COHERENCE_STATUSES)[number];
  @ApiProperty({ enum: TOPICS, enumName: 'InsuranceTopic', isArray: true }) topics: Topic[];
}

export class ReportDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: REPORT_KINDS, enumName: 'ReportKind' }) kind: ReportKind;
  /** Counts the reports of this kind on the questionnaire, from 1. */
  @ApiProperty({ type: 'integer' }) number: number;
  @ApiProperty({ enum: REPORT_STATUSES, enumName: 'ReportStatus' }) status: ReportStatus;
  client: ReportClientRef;
  @ApiProperty({ type: 'string', format: 'uuid' }) questionnaireId: string;
  questionnaire: ReportQuestionnaireRef;
  rulesVersion: string;
  /** Day on which the risks were assessed. */
  @ApiProperty({ type: 'string', format: 'date' }) assessedOn: string;
  overall: RiskScore;
  coherence: ReportCoherence;
  /** Writer of the texts: `built-in`, or the model that has drafted some. */
  engine: string;
  /** Person whose name the report bears. */
  author: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  /** `null` for a report that was made by itself when the client submitted the questionnaire. */
  createdBy: PersonRef | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) approvedAt: string | null;
  approvedBy: PersonRef | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) deliveredAt: string | null;
  @ApiProperty({ enum: DELIVERY_CHANNELS, enumName: 'DeliveryChannel', nullable: true }) deliveryChannel: DeliveryChannel | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) acknowledgedAt: string | null;
  /** Name of the person who has signed for the receipt; `null` for a receipt that was confirmed by the link. */
  signerName: string | null;
  /** Hash of the stored PDF of an approved report. */
  sha256: string | null;
  /** Version number, incremented by each write; also sent as the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class ReportPage {
  data: ReportDto[];
  page: PageDto;
}

export class CreateReportDto {
  /** Completed questionnaire. */
  @IsUUID() questionnaireId: string;
  @IsIn(REPORT_KINDS) @ApiProperty({ enum: REPORT_KINDS, enumName: 'ReportKind' }) kind: ReportKind;
}

/** Filters of a list of reports. */
export class ReportFilter {
  /** Words to find in the client's name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @IsUUID() clientId?: string;
  @IsOptional() @IsUUID() questionnaireId?: string;
  @IsOptional() @IsIn(REPORT_KINDS) @ApiProperty({ enum: REPORT_KINDS, enumName: 'ReportKind', required: false }) kind?: ReportKind;
  @IsOptional()
  @CommaSeparated()
  @IsIn(REPORT_STATUSES, { each: true })
  @ApiProperty({ type: [String], enum: REPORT_STATUSES, enumName: 'ReportStatus', required: false })
  status?: ReportStatus[];
  /** Assignees of the client: user ids, `me`, or `none`. */
  @CommaSeparatedPeople('me', 'none') assigneeId?: string[];
}

export const REPORT_SORTS = ['createdAt', '-createdAt'] as const;

export class ReportListQuery extends IntersectionType(ReportFilter, PageQuery) {
  /** `-createdAt` by default. */
  @IsOptional() @IsIn(REPORT_SORTS) @ApiProperty({ enum: REPORT_SORTS, required: false }) sort?: (typeof REPORT_SORTS)[number];
}

/** Numbers of reports, each up to 10,000. */
export class ReportCounts {
  @ApiProperty({ type: 'integer' }) analytic: number;
  @ApiProperty({ type: 'integer' }) consulting: number;
  /** Consulting reports that are drafts. */
  @ApiProperty({ type: 'integer' }) toApprove: number;
  /** Consulting reports that are approved and not yet delivered. */
  @ApiProperty({ type: 'integer' }) toDeliver: number;
}

export class CyclesQuery {
  @IsUUID() clientId: string;
}

export const CYCLE_STATES = ['none', 'pending', 'ready', 'failed'] as const;

/** Latest report of one kind on a questionnaire. */
export class CycleReport {
  /** `pending`: being made; `failed`: could not be made, after repeated tries. */
  @ApiProperty({ enum: CYCLE_STATES, enumName: 'ReportCycleState' }) state: (typeof CYCLE_STATES)[number];
  report: ReportDto | null;
}

export class CycleQuestionnaire {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Name of the template. */
  template: string;
  @ApiProperty({ enum: QUESTIONNAIRE_STATUSES, enumName: 'QuestionnaireStatus' }) status: QuestionnaireStatus;
  @ApiProperty({ type: 'string', format: 'date-time' }) sentAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) completedAt: string | null;
}

/** A questionnaire and what was made of it. */
export class ReportCycle {
  questionnaire: CycleQuestionnaire;
  analytic: CycleReport;
  consulting: CycleReport;
}

export class ReportCycles {
  /** Newest first, at most 50. */
  data: ReportCycle[];
}
