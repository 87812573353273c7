import type { Truth } from '@sestante/questionnaire/evaluation';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { evaluateArea, type Area, type Cause } from './areas.js';
import type { Cover, CoverReason, CoverStatus } from './covers.js';
import { coherence, dataQuality, type Coherence, type DataQuality } from './data-quality.js';
import { evaluateDuty, type Duty } from './duties.js';
import { estimate, listedEstimates, type Estimate } from './estimates.js';
import { Facts, type AssessmentInput } from './facts.js';
import type { Interval } from './interval.js';
import type { AreaCode, CoverCode } from './message-codes.js';
import { recommendationsOf, type Recommendation } from './recommendations.js';
import { RULES_V1, type Rules } from './rules.js';
import { concentration, overallScore, toScore, uncoveredShare, type Score } from './scores.js';

type Relevance = 'yes' | 'no' | 'unknown';

export interface AreaAssessment extends Score {
  code: AreaCode;
  relevant: Relevance;
  exposure: Interval;
  severity: Interval;
  protection: Interval;
  /** Exposure and severity without any cover, 0 to 100. */
  inherent: number;
  uncoveredShare: number;
  causes: Cause[];
  mitigations: Cause[];
  missing: string[];
}

export interface CoverAssessment {
  area: AreaCode;
  cover: CoverCode;
  relevant: Relevance;
  status: CoverStatus;
  certain: boolean;
  reasons: CoverReason[];
  adequacy: Interval;
  required: Interval | null;
  /** Sum of the policies in force in cents; an unknown sum counts as nothing. */
  insured: number;
  policyIds: string[];
}

export interface PolicyAssessment {
  id: string;
  coverageClass: string;
  /** `cancel` is to be weighed at the end of the policy, never before. */
  verdict: 'not_assessed' | 'change' | 'keep' | 'cancel';
  covers: CoverCode[];
}

/** Result for one client; equal input gives equal bytes. */
export interface Assessment {
  rulesVersion: string;
  type: QuestionnaireType;
  today: string;
  overall: Score;
  concentration: { areas: AreaCode[]; percent: number };
  areas: AreaAssessment[];
  coverages: CoverAssessment[];
  duties: Duty[];
  estimates: Estimate[];
  recommendations: Recommendation[];
  policies: PolicyAssessment[];
  dataQuality: DataQuality;
  coherence: Coherence;
}

/** Computes scores, gaps, duties, estimates and recommendations from valid answers and the client's policies. */
export function assess(input: AssessmentInput, rules: Rules = RULES_V1): Assessment {
  const facts = new Facts(input, rules);
  const areas = rules.areas.filter(({ type }) => type === input.type).map((rule) => evaluateArea(facts, rule));
  const duties = rules.duties.filter(({ type }) => type === input.type).flatMap((rule) => evaluateDuty(facts, rule) ?? []);
  const quality = dataQuality(facts);
  return {
    rulesVersion: rules.version,
    type: input.type,
    today: input.today,
    overall: overallScore(areas),
    concentration: concentration(areas),
    areas: areas.map((area) => toAreaAssessment(areas, area)),
    coverages: areas.flatMap(({ covers }) => covers.map(toCoverAssessment)),
    duties,
    estimates: listedEstimates(facts).map((rule) => estimate(facts, rule)),
    recommendations: recommendationsOf(facts, areas, duties),
    policies: policiesOf(facts, areas, duties),
    dataQuality: quality,
    coherence: coherence(quality),
  };
}

const relevance = (relevant: Truth): Relevance => (relevant === null ? 'unknown' : relevant ? 'yes' : 'no');

function toAreaAssessment(areas: readonly Area[], area: Area): AreaAssessment {
  const { rule, relevant, exposure, severity, protection, score, causes, mitigations, missing } = area;
  return {
    code: rule.code,
    relevant: relevance(relevant),
    exposure,
    severity,
    protection,
    inherent: Math.floor((exposure[1] * severity[1] + 50) / 100),
    ...toScore(score),
    uncoveredShare: uncoveredShare(areas, area),
    causes,
    mitigations,
    missing,
  };
}

function toCoverAssessment({ rule, relevant, status, certain, reasons, adequacy, required, policies }: Cover): CoverAssessment {
  return {
    area: rule.area,
    cover: rule.code,
    relevant: relevance(relevant),
    status,
    certain,
    reasons,
    adequacy,
    required,
    insured: policies.reduce((total, { sumInsured }) => total + (sumInsured ?? 0), 0),
    policyIds: policies.map(({ id }) => id),
  };
}

function policiesOf({ inForce }: Facts, areas: readonly Area[], duties: readonly Duty[]): PolicyAssessment[] {
  const all = areas.flatMap(({ covers }) => covers);
  return inForce.map(({ id, coverageClass }) => {
    const served = all.filter(({ rule }) => rule.accepts.includes(coverageClass));
    const covers = served.filter(({ status }) => status !== 'not_relevant');
    const owed = duties.filter(({ classes, status }) => classes.includes(coverageClass) && status !== 'not_applicable');
    const isShort = covers.some(({ status }) => status === 'insufficient') || owed.some(({ status }) => status === 'partly_met');
    const isNeeded = covers.length > 0 || owed.length > 0;
    const verdict = served.length === 0 && owed.length === 0 ? 'not_assessed' : isShort ? 'change' : isNeeded ? 'keep' : 'cancel';
    return { id, coverageClass, verdict, covers: covers.map(({ rule }) => rule.code) };
  });
}
