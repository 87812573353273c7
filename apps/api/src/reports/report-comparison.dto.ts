import { ApiProperty } from '@nestjs/swagger';
import { BANDS, ReportDto, RiskScore } from './report.dto.js';
import { ReportRecommendation } from './report-detail.dto.js';

export class ComparedScores {
  before: RiskScore;
  after: RiskScore;
}

/** Answer that has changed, in words; an answer about health is masked without the permission `health-answers:read`. */
export class ComparedAnswer {
  code: string;
  question: string;
  before: string;
  after: string;
}

/** Area whose score has changed, with the answers and policies that may have changed it. */
export class ComparedArea {
  code: string;
  label: string;
  @ApiProperty({ type: 'integer' }) before: number;
  @ApiProperty({ type: 'integer' }) after: number;
  @ApiProperty({ enum: BANDS, enumName: 'RiskBand' }) bandBefore: (typeof BANDS)[number];
  @ApiProperty({ enum: BANDS, enumName: 'RiskBand' }) bandAfter: (typeof BANDS)[number];
  answers: ComparedAnswer[];
  /** Policies of the area that were added, changed or have ended, in words. */
  policies: string[];
}

/** State of a cover, a duty or an estimate in both reports, in words; `null` where one does not list it. */
export class ComparedState {
  code: string;
  label: string;
  before: string | null;
  after: string | null;
}

export class ComparedRecommendations {
  added: ReportRecommendation[];
  removed: ReportRecommendation[];
}

export class ReportComparison {
  earlier: ReportDto;
  later: ReportDto;
  overall: ComparedScores;
  /** All areas, those that have changed with their reasons. */
  areas: ComparedArea[];
  /** Covers whose state has changed. */
  coverages: ComparedState[];
  /** Duties whose state has changed. */
  duties: ComparedState[];
  /** Estimates that have changed. */
  estimates: ComparedState[];
  recommendations: ComparedRecommendations;
  /** Answers that have changed. */
  answers: ComparedAnswer[];
}
