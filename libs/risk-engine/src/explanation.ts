import { Facts, type AssessmentInput } from './facts.js';
import { compute, formula, type Step } from './formulas.js';
import { listedEstimates } from './estimates.js';
import type { CoverCode, DutyCode, EstimateCode } from './message-codes.js';
import { RULES_V1, type Rules } from './rules.js';

/** How the sums of a result follow from the answers, step by step. */
export interface Explanation {
  estimates: ReadonlyMap<EstimateCode, Step>;
  /** Required sums that depend on answers, by cover. */
  required: ReadonlyMap<CoverCode, Step>;
  /** Day on which the source of each duty was checked. */
  checkedOn: ReadonlyMap<DutyCode, string>;
}

/** Computes the sums of an assessment again, with their steps; the rules must be those of the assessment. */
export function explain(input: AssessmentInput, rules: Rules = RULES_V1): Explanation {
  const facts = new Facts(input, rules);
  const covers = rules.covers.filter(({ type }) => type === input.type);
  return {
    checkedOn: new Map(rules.duties.filter(({ type }) => type === input.type).map((duty) => [duty.code, duty.checkedOn])),
    estimates: new Map(listedEstimates(facts).map(({ code, amount }) => [code, compute(facts, amount)])),
    required: new Map(
      covers.flatMap(({ code, required }) =>
        typeof required === 'string' ? [[code, compute(facts, formula(rules, required))] as const] : [],
      ),
    ),
  };
}
