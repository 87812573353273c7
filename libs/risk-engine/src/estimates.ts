import type { Facts } from './facts.js';
import { compute, formula, readsOf } from './formulas.js';
import type { EstimateCode } from './message-codes.js';
import type { EstimateRule } from './rules.js';

export interface Estimate {
  code: EstimateCode;
  unit: 'EUR' | 'EUR/year' | 'EUR/day';
  /** Cents; null while a question that it reads is open. */
  amount: number | null;
  /** Open questions that it reads. */
  missing: string[];
}

/** Rules of the estimates whose condition is not false. */
export function listedEstimates(facts: Facts): EstimateRule[] {
  const { areas, estimates } = facts.rules;
  return estimates.filter((rule) => {
    if (rule.type !== facts.type) return false;
    const gate = areas.find(({ type, code }) => type === facts.type && code === rule.area)?.gate;
    return facts.truth(rule.when ?? gate) !== false;
  });
}

export function estimate(facts: Facts, rule: EstimateRule): Estimate {
  const { code, unit, amount, reads = readsOf(facts.rules, amount) } = rule;
  const missing = facts.missing([...reads, ...openQuestions(facts, rule)]);
  return { code, unit, amount: missing.length > 0 ? null : compute(facts, amount).value[0], missing };
}

/** Questions of the formula that must have a single value, while it has several. */
function openQuestions(facts: Facts, { single }: EstimateRule): string[] {
  if (single === undefined) return [];
  const rule = formula(facts.rules, single);
  const [min, max] = compute(facts, rule).value;
  return min === max ? [] : readsOf(facts.rules, rule);
}
