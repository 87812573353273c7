import type { CrmStatistics, PeriodTotals } from '@sestante/api-client/types';
import { shiftDay } from '../../lib/formats.ts';
import { mondayOf, monthOf, shiftMonth } from '../../lib/month-days.ts';

/** Returns one entry for each step of the range, with zeros where the API has none, so that gaps are visible in the chart. */
export function fillGaps(periods: PeriodTotals[], from: string, to: string, period: CrmStatistics['period']): PeriodTotals[] {
  const known = new Map(periods.map((one) => [startOf(one.from, period), one]));
  const steps: PeriodTotals[] = [];
  for (let at = startOf(from, period); at <= to; at = next(at, period)) {
    steps.push({ planned: 0, done: 0, cancelled: 0, ...known.get(at), from: at });
  }
  return steps;
}

function startOf(day: string, period: CrmStatistics['period']): string {
  if (period === 'day') return day;
  return period === 'week' ? mondayOf(day) : `${monthOf(day)}-01`;
}

function next(day: string, period: CrmStatistics['period']): string {
  if (period === 'month') return `${shiftMonth(monthOf(day), 1)}-01`;
  return shiftDay(day, period === 'week' ? 7 : 1);
}
