import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { CLIENT_TYPES, type ClientType } from '../clients/client.dto.js';
import { REPORT_KINDS, REPORT_STATUSES, type ReportKind, type ReportStatus } from '../reports/report.entity.js';
import { QUESTIONNAIRE_STATUSES, type QuestionnaireStatus } from '../questionnaires/questionnaire.entity.js';

/** Kinds of records that the search covers. */
export const SEARCH_KINDS = ['clients', 'prospects'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export class SearchQuery {
  /**
   * Search words in any order, as in the lists; one typo is tolerated when nothing matches. With the word "questionario", or its
   * beginning from five letters on, the other words find questionnaires by the name of their client; with "report", reports.
   */
  @IsString() @Length(1, 200) q: string;
}

export class SearchHit {
  @ApiProperty({ enum: SEARCH_KINDS, enumName: 'SearchKind' }) kind: SearchKind;
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  initials: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  email: string | null;
  phone: string | null;
  /** City of the record's address. */
  city: string | null;
}

export class QuestionnaireHit {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Name of the client. */
  displayName: string;
  initials: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: QUESTIONNAIRE_STATUSES, enumName: 'QuestionnaireStatus' }) status: QuestionnaireStatus;
  @ApiProperty({ type: 'string', format: 'date-time' }) sentAt: string;
}

export class ReportHit {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Name of the client. */
  displayName: string;
  initials: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: REPORT_KINDS, enumName: 'ReportKind' }) kind: ReportKind;
  @ApiProperty({ enum: REPORT_STATUSES, enumName: 'ReportStatus' }) status: ReportStatus;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
}

/** Best matches first; at most ten of each. */
export class SearchHits {
  data: SearchHit[];
  /** Empty unless the search contains the word. */
  questionnaires: QuestionnaireHit[];
  /** Empty unless the search contains the word. */
  reports: ReportHit[];
}
