import { gapPoints, relevantWeight, type Area } from './areas.js';
import { maxExcess, type Cover, type CoverReason } from './covers.js';
import type { Duty } from './duties.js';
import type { Facts } from './facts.js';
import type { Interval } from './interval.js';
import type { AreaCode, CoverCode, FeatureCode } from './message-codes.js';
import { bandOf } from './scores.js';

export type RecommendedAction = 'clarify' | 'activate' | 'renew' | 'improve';

export interface Recommendation {
  rank: number;
  code: string;
  action: RecommendedAction;
  cover: CoverCode;
  area: AreaCode;
  urgency: number;
  impact: number;
  priority: number;
  level: 'high' | 'medium' | 'low';
  /** Whether the client named the area among the most important ones. */
  clientPriority: boolean;
  certain: boolean;
  reasons: CoverReason[];
  /** Least content of the cover; sums in cents, null while they are open or not needed. */
  minimum: { sumInsured: number | null; maxExcess: number | null; durationYears: number | null; features: FeatureCode[] };
}

/** Recommends one action for each cover that is absent or insufficient, the most urgent first. */
export function recommendationsOf(facts: Facts, areas: readonly Area[], duties: readonly Duty[]): Recommendation[] {
  const priorities = facts.answer('priorities.top');
  const wanted: readonly unknown[] = Array.isArray(priorities) ? priorities : [];
  return areas
    .flatMap((area) =>
      area.covers
        .filter(({ status }) => status === 'absent' || status === 'insufficient')
        .map((cover) => ({
          area,
          cover,
          recommendation: recommend(facts.rules.minimums, area, cover, duties, wanted.includes(area.rule.code)),
        })),
    )
    .toSorted(
      (left, right) =>
        right.recommendation.priority - left.recommendation.priority ||
        Number(right.recommendation.clientPriority) - Number(left.recommendation.clientPriority) ||
        right.area.score[1] - left.area.score[1] ||
        gapPoints(right.area, right.cover) - gapPoints(left.area, left.cover),
    )
    .map(({ recommendation }, index) => ({ rank: index + 1, ...recommendation }));
}

function recommend(
  minimums: Facts['rules']['minimums'],
  area: Area,
  cover: Cover,
  duties: readonly Duty[],
  clientPriority: boolean,
): Omit<Recommendation, 'rank'> {
  const { rule, reasons, certain, required } = cover;
  const action = actionOf(cover);
  const urgency = urgencyOf(cover, action, duties);
  const impact = impactOf(area, cover);
  const priority = urgency * impact;
  const { durationYears = null, features = [] } = minimums.find(({ cover: code }) => code === rule.code) ?? {};
  return {
    code: `${action}.${rule.code}`,
    action,
    cover: rule.code,
    area: area.rule.code,
    urgency,
    impact,
    priority,
    level: priority >= 6 ? 'high' : priority >= 3 ? 'medium' : 'low',
    clientPriority,
    certain,
    reasons,
    minimum: {
      sumInsured: single(required),
      maxExcess: single(maxExcess(rule, required)),
      durationYears,
      features: features.map(({ code }) => code),
    },
  };
}

const single = (interval: Interval | null): number | null => (interval !== null && interval[0] === interval[1] ? interval[0] : null);

function actionOf({ relevant, status, reasons }: Cover): RecommendedAction {
  if (relevant === null) return 'clarify';
  if (status === 'absent') return 'activate';
  return reasons.length === 1 && reasons[0] === 'expiry' ? 'renew' : 'improve';
}

function urgencyOf({ rule, status, reasons }: Cover, action: RecommendedAction, duties: readonly Duty[]): number {
  const isDue = duties.some(
    (duty) => (duty.status === 'not_met' || duty.status === 'partly_met') && duty.classes.some((code) => rule.accepts.includes(code)),
  );
  if (reasons.includes('expiry') || isDue) return 3;
  if (action === 'clarify') return 1;
  return status === 'absent' ? 2 : 1;
}

function impactOf(area: Area, { rule }: Cover): number {
  const impact = { high: 3, medium: 2, low: 1 }[bandOf(area.score[1])];
  // A cover that is less than 30 % of its area matters less than the area.
  return 100 * rule.weight < 30 * relevantWeight(area) ? Math.max(1, impact - 1) : impact;
}
