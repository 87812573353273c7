import type { Area } from './areas.js';
import type { Interval } from './interval.js';
import { percentOf } from './interval.js';
import type { AreaCode } from './message-codes.js';

export type Band = 'low' | 'medium' | 'high';

/** Score with its band; `score` is the high end, because what is not known counts as its least favourable value. */
export interface Score {
  score: number;
  low: number;
  high: number;
  band: Band;
  /** Whether both ends lie in the same band. */
  certain: boolean;
}

/** Areas of at least this weight can raise the overall score by themselves. */
const MAIN_WEIGHT = 8;

export const bandOf = (score: number): Band => (score <= 33 ? 'low' : score <= 66 ? 'medium' : 'high');

export const toScore = ([low, high]: Interval): Score => ({
  score: high,
  low,
  high,
  band: bandOf(high),
  certain: bandOf(low) === bandOf(high),
});

/** Half the weighted mean of the areas, half the worst main area. */
export function overallScore(areas: readonly Area[]): Score {
  const at = (end: 0 | 1): number => {
    const counted = areas.map(({ relevant, score, rule }) => ({ weight: rule.weight, value: relevant === false ? 0 : score[end] }));
    const mean = counted.reduce((total, { weight, value }) => total + weight * value, 0);
    const worst = Math.max(...counted.filter(({ weight }) => weight >= MAIN_WEIGHT).map(({ value }) => value));
    return Math.floor((mean + 100 * worst + 100) / 200);
  };
  return toScore([at(0), at(1)]);
}

/** Exposure times severity times what is not covered, at the high end. */
const uncovered = ({ exposure, severity, protection }: Area): number => exposure[1] * severity[1] * (100 - protection[0]);

const totalUncovered = (areas: readonly Area[]): number => areas.reduce((total, area) => total + uncovered(area), 0);

/** Percent of all uncovered risk that lies in the area. */
export const uncoveredShare = (areas: readonly Area[], area: Area): number => percentOf(uncovered(area), totalUncovered(areas));

/** Up to three areas with the most uncovered risk, and the percent of it that lies in them. */
export function concentration(areas: readonly Area[]): { areas: AreaCode[]; percent: number } {
  const worst = areas
    .filter((area) => uncovered(area) > 0)
    .toSorted((left, right) => uncovered(right) - uncovered(left))
    .slice(0, 3);
  return { areas: worst.map(({ rule }) => rule.code), percent: percentOf(totalUncovered(worst), totalUncovered(areas)) };
}
