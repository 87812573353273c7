import type { Truth } from '@sestante/questionnaire/evaluation';
import { daysBetween } from './days.js';
import type { Facts, Policy } from './facts.js';
import { exactly, type Interval } from './interval.js';
import { requiredSum } from './formulas.js';
import type { CoverRule } from './rules.js';

export type CoverStatus = 'not_relevant' | 'absent' | 'insufficient' | 'adequate';
export type CoverReason = 'sumInsured' | 'excess' | 'expiry' | 'exclusion';

/** One cover of one client. */
export interface Cover {
  rule: CoverRule;
  relevant: Truth;
  status: CoverStatus;
  /** False when an open question could change relevance or adequacy. */
  certain: boolean;
  reasons: CoverReason[];
  /** How much of the need is covered, 0 to 100. */
  adequacy: Interval;
  /** Required sum in cents, or null when any policy suffices. */
  required: Interval | null;
  /** Policies in force that serve the cover. */
  policies: Policy[];
}

const EXCESS_PENALTY = 20;
const EXPIRY_PENALTY = 10;
const EXCLUSION_PENALTY = 30;
/** Days before its end in which a policy counts as expiring, and days after it in which it counts as expired. */
const EXPIRING_DAYS = 30;
const EXPIRED_DAYS = 365;
/** The law lets no motor liability policy be issued below the required sum, so an unknown sum is enough. */
const ALWAYS_ENOUGH = 'motor_liability';

export function evaluateCover(facts: Facts, rule: CoverRule, gate: Truth): Cover {
  const condition = facts.truth(rule.when);
  const relevant = gate === false || condition === false ? false : gate === null || condition === null ? null : true;
  const policies = facts.inForce.filter(({ coverageClass }) => rule.accepts.includes(coverageClass));
  if (relevant === false)
    return { rule, relevant, status: 'not_relevant', certain: true, reasons: [], adequacy: exactly(0), required: null, policies };
  const required = rule.required === undefined ? null : requiredSum(facts, rule.required);
  const low = adequacy(facts, rule, policies, required, 'low');
  const high = facts.answer('policies.complete') === true ? adequacy(facts, rule, policies, required, 'high').value : 100;
  const status = policies.length === 0 ? 'absent' : low.value === 100 ? 'adequate' : 'insufficient';
  return {
    rule,
    relevant,
    status,
    certain: relevant === true && low.value === high,
    reasons: status === 'insufficient' ? low.reasons : status === 'absent' && hasExpired(facts, rule) ? ['expiry'] : [],
    adequacy: [low.value, high],
    required,
    policies,
  };
}

/** Limit of the excess in cents, or null without one. */
export function maxExcess(rule: CoverRule, required: Interval | null): Interval | null {
  const { amount = 0, percent } = rule.maxExcess ?? {};
  if (!rule.maxExcess) return null;
  const limit = (sum: number) => Math.max(amount * 100, percent === undefined ? 0 : Math.floor((sum * percent) / 100));
  const [low, high] = required ?? exactly(0);
  return [limit(low), limit(high)];
}

interface Adequacy {
  value: number;
  reasons: CoverReason[];
}

interface Penalised {
  policy: Policy;
  reasons: CoverReason[];
  penalty: number;
}

/**
 * Best share of the need that is covered, over every choice of how many faults to accept in the counted policies. On the low
 * side unknown sums count as nothing and open conditions against the policies, on the high side the reverse.
 */
function adequacy(facts: Facts, rule: CoverRule, policies: Policy[], required: Interval | null, side: 'low' | 'high'): Adequacy {
  const needed = required?.[side === 'low' ? 1 : 0];
  const faulty = policies.map((policy) => faultsOf(facts, rule, policy, required, side));
  let best: Adequacy = { value: 0, reasons: [] };
  let isFirst = true;
  for (const accepted of [...new Set(faulty.map(({ penalty }) => penalty))].toSorted((left, right) => left - right)) {
    const counted = faulty.filter(({ penalty }) => penalty <= accepted);
    const ratio = ratioOf(
      counted.map(({ policy }) => sumOf(rule, policy, side)),
      needed,
    );
    const value = Math.max(0, ratio - accepted);
    if (!isFirst && value <= best.value) continue;
    isFirst = false;
    const has = (reason: CoverReason) => counted.some(({ reasons }) => reasons.includes(reason));
    best = {
      value,
      reasons: [...(ratio < 100 ? (['sumInsured'] as const) : []), ...(['excess', 'expiry', 'exclusion'] as const).filter(has)],
    };
  }
  return best;
}

function ratioOf(sums: number[], needed: number | undefined): number {
  if (needed === undefined) return 100;
  const total = sums.reduce((all, sum) => all + sum, 0);
  return total >= needed ? 100 : Math.floor((100 * total) / needed);
}

function sumOf({ code }: CoverRule, { sumInsured }: Policy, side: 'low' | 'high'): number {
  if (sumInsured !== null) return sumInsured;
  return side === 'high' || code === ALWAYS_ENOUGH ? Number.POSITIVE_INFINITY : 0;
}

function faultsOf(facts: Facts, rule: CoverRule, policy: Policy, required: Interval | null, side: 'low' | 'high'): Penalised {
  const reasons: CoverReason[] = [];
  const limit = maxExcess(rule, required)?.[side === 'low' ? 0 : 1];
  if (limit !== undefined && (policy.excess ?? 0) > limit) reasons.push('excess');
  if (policy.endsOn !== null && daysBetween(facts.today, policy.endsOn) <= EXPIRING_DAYS) reasons.push('expiry');
  const counts = (condition: string | undefined) => (side === 'low' ? facts.truth(condition) !== false : facts.truth(condition) === true);
  const excludes = rule.exclusions?.some(({ code, when }) => policy.exclusions.includes(code) && counts(when)) ?? false;
  if (excludes || (rule.excludedWhen !== undefined && counts(rule.excludedWhen))) reasons.push('exclusion');
  const points = { sumInsured: 0, excess: EXCESS_PENALTY, expiry: EXPIRY_PENALTY, exclusion: EXCLUSION_PENALTY };
  return { policy, reasons, penalty: reasons.reduce((sum, reason) => sum + points[reason], 0) };
}

/** Whether a policy of the cover ended within the last year. */
function hasExpired({ policies, today }: Facts, { accepts }: CoverRule): boolean {
  return policies.some(({ coverageClass, status, endsOn }) => {
    if (!accepts.includes(coverageClass) || (status !== 'active' && status !== 'expired') || endsOn === null) return false;
    const days = daysBetween(endsOn, today);
    return days >= 1 && days <= EXPIRED_DAYS;
  });
}
