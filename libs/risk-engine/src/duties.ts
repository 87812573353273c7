import type { Facts, Policy } from './facts.js';
import { requiredSum } from './formulas.js';
import type { DutyCode } from './message-codes.js';
import type { DutyRule } from './rules.js';
import type { Interval } from './interval.js';

export type DutyStatus = 'not_applicable' | 'to_verify' | 'met' | 'upcoming' | 'partly_met' | 'not_met';

export interface Duty {
  code: DutyCode;
  kind: DutyRule['kind'];
  status: DutyStatus;
  classes: string[];
  /** Day from which the duty holds. */
  dueOn: string | null;
  /** Sum to be insured in cents. */
  sumInsured: number | null;
  source: string;
}

/** Returns the duty's state, or nothing when its rule does not hold today. */
export function evaluateDuty(facts: Facts, rule: DutyRule): Duty | undefined {
  const { code, kind, classes, source, validFrom, validTo } = rule;
  if ((validFrom !== null && facts.today < validFrom) || (validTo !== null && facts.today > validTo)) return undefined;
  const applies = facts.truth(rule.applies);
  const required = rule.sum === undefined ? null : requiredSum(facts, rule.sum);
  const dueOn = dueDay(facts, rule);
  const status = applies === false ? 'not_applicable' : applies === null ? 'to_verify' : statusOf(facts, rule, required, dueOn);
  return {
    code,
    kind,
    status,
    classes,
    dueOn: applies === true ? dueOn : null,
    sumInsured: applies === true && required !== null && required[0] === required[1] ? required[0] : null,
    source,
  };
}

function dueDay(facts: Facts, { dueOn = null, dueOnRows }: DutyRule): string | null {
  if (!dueOnRows) return dueOn;
  const possible = dueOnRows.filter(({ when }) => facts.truth(when) !== false).map((row) => row.dueOn);
  return possible.toSorted().at(-1) ?? null;
}

function statusOf(facts: Facts, rule: DutyRule, required: Interval | null, dueOn: string | null): DutyStatus {
  const held = facts.inForce.filter(({ coverageClass }) => rule.classes.includes(coverageClass));
  switch (rule.test) {
    case 'always':
      return 'met';
    case 'all':
      return rule.classes.every((wanted) => held.some(({ coverageClass }) => coverageClass === wanted)) ? 'met' : 'to_verify';
    case 'motor':
      if (facts.answer('vehicles.all_insured') === false) return 'not_met';
      return facts.answer('vehicles.all_insured') === true && held.length > 0 ? 'met' : 'to_verify';
    case 'lenient':
      return isEnough(rule, held, required, 'low') ? 'met' : 'to_verify';
    default:
      if (isEnough(rule, held, required, 'low')) return 'met';
      if (dueOn !== null && facts.today <= dueOn) return 'upcoming';
      if (isEnough(rule, held, required, 'high')) return 'to_verify';
      if (held.length > 0) return 'partly_met';
      return facts.answer('policies.complete') === true ? 'not_met' : 'to_verify';
  }
}

/** Whether the policies without a listed exclusion are enough: on the low side unknown sums count as nothing. */
function isEnough({ exclusions = [] }: DutyRule, held: readonly Policy[], required: Interval | null, side: 'low' | 'high'): boolean {
  const good = held.filter((policy) => !policy.exclusions.some((code) => exclusions.includes(code)));
  if (good.length === 0) return false;
  if (required === null) return true;
  const unknown = side === 'low' ? 0 : Number.POSITIVE_INFINITY;
  const total = good.reduce((all, { sumInsured }) => all + (sumInsured ?? unknown), 0);
  return total >= required[side === 'low' ? 1 : 0];
}
