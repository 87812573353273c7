import type { QuestionnaireType } from '@sestante/questionnaire/template';
import v1 from './rules/v1.json' with { type: 'json' };

/** Risk area of a client type; it is relevant when its gate is true and one of its covers is relevant. */
export interface AreaRule {
  type: QuestionnaireType;
  code: string;
  /** Weight in the overall score; those of a client type add up to 100. */
  weight: number;
  /** Exposure and severity, 0 to 100, before the terms are added. */
  exposure: number;
  severity: number;
  gate?: string;
}

/** Points that the answer to one question adds to the exposure or severity of an area. */
export interface TermRule {
  type: QuestionnaireType;
  area: string;
  factor: 'exposure' | 'severity';
  code: string;
  /** Points of each choice. */
  points?: Record<string, number>;
  /** Points of a number: of the first step that it is below, else of the last; whole euro for money. */
  steps?: { below?: number; points: number }[];
  /** Points when the question does not apply; 0 when absent. */
  notApplicable?: number;
  /** Limit of the sum of several choices: the most when positive, the least when negative. */
  cap?: number;
}

/** Insurance cover that an area can need. */
export interface CoverRule {
  type: QuestionnaireType;
  area: string;
  code: string;
  weight: number;
  /** Coverage classes of policies that serve it. */
  accepts: string[];
  /** Condition under which it is relevant, besides the gate of its area. */
  when?: string;
  /** Required sum: whole euro, or the key of a formula (`required-sums.ts`); any policy suffices when absent. */
  required?: number | string;
  /** Largest excess: whole euro, a share of the required sum, or the greater of both. */
  maxExcess?: { amount?: number; percent?: number };
  /** Exclusions that count against a policy, with the condition under which they do. */
  exclusions?: { code: string; when?: string }[];
  /** Condition under which every policy counts as excluding something. */
  excludedWhen?: string;
}

/** Duty by law or contract to have a cover: dated data, each with its source. */
export interface DutyRule {
  type: QuestionnaireType;
  code: string;
  kind: string;
  applies: string;
  classes: string[];
  /** Sum that must be insured: whole euro, or the key of a formula. */
  sum?: number | string;
  exclusions?: string[];
  dueOn?: string | null;
  /** Due days by condition; the latest of the rows that are not false holds. */
  dueOnRows?: { when: string; dueOn: string }[];
  test: string;
  source: string;
  checkedOn: string;
  validFrom: string | null;
  validTo: string | null;
}

/** Least content of a cover that is recommended. */
export interface MinimumRule {
  cover: string;
  durationYears: number | null;
  features: { code: string; label: string }[];
}

export interface Rules {
  version: string;
  areas: AreaRule[];
  terms: TermRule[];
  covers: CoverRule[];
  duties: DutyRule[];
  minimums: MinimumRule[];
}

export const RULES_V1 = v1 as Rules;
