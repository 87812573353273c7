import { ApiProperty } from '@nestjs/swagger';
import { TOPICS, type Topic } from '@sestante/questionnaire/template';
import { BANDS, ReportDto, RiskScore } from './report.dto.js';
import { TEXT_ORIGINS, type TextOrigin } from './report.entity.js';

export const BLOCK_KINDS = ['paragraph', 'quote', 'list', 'table', 'radar', 'bars', 'group', 'signature'] as const;
export const TONES = [...BANDS, 'good', 'muted'] as const;
type Tone = (typeof TONES)[number];
const toned = { enum: TONES, enumName: 'ReportTone', required: false } as const;

export class ReportFact {
  label: string;
  value: string;
}

/** Answer that caused a figure. */
export class ReportWhy {
  code: string;
  question: string;
  answer: string;
}

export class ReportLine {
  text: string;
  why?: ReportWhy[];
}

export class ReportCell {
  text: string;
  @ApiProperty(toned) tone?: Tone;
}

export class ReportColumn {
  title: string;
  /** Numbers are aligned with their ends. */
  @ApiProperty({ enum: ['start', 'end'], enumName: 'ReportAlign' }) align: 'start' | 'end';
  /** Share of the width. */
  width: number;
}

export class ReportAxis {
  label: string;
  @ApiProperty({ type: 'integer' }) exposure: number;
  @ApiProperty({ type: 'integer' }) protection: number;
}

export class ReportBar {
  label: string;
  @ApiProperty({ type: 'integer' }) value: number;
  @ApiProperty({ enum: TONES, enumName: 'ReportTone' }) tone: Tone;
  note: string;
}

/** Part of a section; which properties it has depends on `kind`. */
export class ReportBlockDto {
  @ApiProperty({ enum: BLOCK_KINDS, enumName: 'ReportBlockKind' }) kind: (typeof BLOCK_KINDS)[number];
  /** Of a paragraph, a quote (the client's own words), and a signature (what is signed for). */
  text?: string;
  @ApiProperty(toned) tone?: Tone;
  /** Of a paragraph: the answers behind its figures. */
  why?: ReportWhy[];
  /** Of a list. */
  ordered?: boolean;
  items?: ReportLine[];
  /** Of a table, a radar and bars. */
  caption?: string;
  columns?: ReportColumn[];
  /** Of a table; the first cell of a row is its header. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { $ref: '#/components/schemas/ReportCell' } }, required: false })
  rows?: ReportCell[][];
  /** Of a radar and bars: the drawing in words. */
  alternative?: string;
  axes?: ReportAxis[];
  bars?: ReportBar[];
  /** Of a group: its heading. */
  title?: string;
  badge?: ReportCell;
  @ApiProperty({ type: () => [ReportBlockDto], required: false }) blocks?: ReportBlockDto[];
  /** Of a signature: who signs. */
  name?: string;
}

export class ReportSectionDto {
  code: string;
  title: string;
  /** With the edited text. */
  blocks: ReportBlockDto[];
  /** Paragraphs and lists of the built-in text in the form of `text`, to begin an edit with. */
  builtInText: string;
  /** Edited text, as paragraphs and lines with "- ", in place of the paragraphs and lists of the blocks; `null` for the built-in text. */
  text: string | null;
  @ApiProperty({ enum: TEXT_ORIGINS, enumName: 'ReportTextOrigin' }) origin: TextOrigin;
  /** Whether a person has read the text of a model. */
  reviewed: boolean;
  /** Figures of the edited text that do not come from the assessment. */
  figures: string[];
}

export const RELEVANCES = ['yes', 'no', 'unknown'] as const;

export class ReportArea extends RiskScore {
  code: string;
  label: string;
  @ApiProperty({ enum: RELEVANCES, enumName: 'RiskRelevance' }) relevant: (typeof RELEVANCES)[number];
  /** Inherent risk, 0 to 100: exposure and severity without any cover. */
  @ApiProperty({ type: 'integer' }) exposure: number;
  /** Least protection by the policies, 0 to 100. */
  @ApiProperty({ type: 'integer' }) protection: number;
  /** Open questions that would make the score more precise. */
  missing: string[];
}

export class ReportRecommendation {
  cover: string;
  area: string;
  @ApiProperty({ enum: ['clarify', 'activate', 'renew', 'improve'], enumName: 'RecommendedAction' }) action: string;
  @ApiProperty({ enum: BANDS, enumName: 'RiskBand' }) level: (typeof BANDS)[number];
  /** Urgency times impact, 1 to 9. */
  @ApiProperty({ type: 'integer' }) priority: number;
  @ApiProperty({ type: 'integer' }) rank: number;
  title: string;
  reason: string;
  /** Least features of the cover. */
  minimum: string[];
  /** Action that was planned from it, unless that is in the trash. */
  @ApiProperty({ type: 'string', format: 'uuid' }) actionId: string | null;
}

export class ReportRefusal {
  cover: string;
  reason: string | null;
  @ApiProperty({ type: 'string', format: 'date' }) refusedOn: string;
}

export class ReportNextStep {
  text: string;
  @ApiProperty({ type: 'string', format: 'date' }) dueOn: string | null;
  @ApiProperty({ type: 'string', format: 'uuid' }) responsibleId: string | null;
}

/** Pre-contract document handed to the client (MUP). */
export class PrecontractDocument {
  version: string;
  @ApiProperty({ type: 'string', format: 'date' }) deliveredOn: string;
}

export class ReportDisclosure {
  /** Whether the proposal is a personal recommendation (IVASS Provision 97/2020). */
  personalRecommendation: boolean;
  /** How the agency is paid. */
  remuneration: string | null;
  precontract: PrecontractDocument | null;
}

export const APPROVAL_PROBLEMS = ['missing-topic', 'section-not-reviewed', 'unknown-figure'] as const;

/** Obstacle to the approval of a report. */
export class ApprovalProblem {
  @ApiProperty({ enum: APPROVAL_PROBLEMS, enumName: 'ApprovalProblemCode' }) code: (typeof APPROVAL_PROBLEMS)[number];
  /** Code of the section. */
  section: string | null;
  @ApiProperty({ enum: TOPICS, enumName: 'InsuranceTopic', nullable: true }) topic: Topic | null;
  /** In Italian, for the user. */
  text: string;
}

export class ReportDetailDto extends ReportDto {
  facts: ReportFact[];
  sections: ReportSectionDto[];
  areas: ReportArea[];
  recommendations: ReportRecommendation[];
  /** Complete result of the rules. Answers about health are `null` without the permission `health-answers:read`. */
  @ApiProperty({ type: 'object', additionalProperties: true }) assessment: object;
  refusals: ReportRefusal[];
  nextSteps: ReportNextStep[];
  /** `null` for analytic reports. */
  disclosure: ReportDisclosure | null;
  /** Whether a model is configured that can draft texts of this report. */
  drafting: boolean;
  /** Empty for analytic reports. */
  approvalProblems: ApprovalProblem[];
}
