import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getCrmStatisticsOptions } from '@sestante/api-client/query';
import { shiftDay, todayInRome } from '../../lib/formats.ts';
import { mondayOf, monthOf, shiftMonth } from '../../lib/month-days.ts';
import type { StatisticsSearch, Step } from './statistics-search.ts';

const PERIODS = { giorno: 'day', settimana: 'week', mese: 'month' } as const;
const MONTH = 30;
const QUARTER = 120;

/** Figures of a span of days. The previous ones stay visible until the new ones arrive. */
export const statisticsQuery = (search: StatisticsSearch, me: string) =>
  queryOptions({
    ...getCrmStatisticsOptions({ query: toQuery(search, me) }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });

/**
 * Returns the API query: by default the last thirty days, by day up to a month, by week up to 120 days, else by month,
 * so that the chart stays readable.
 */
export function toQuery(search: StatisticsSearch, me: string) {
  const to = search.al ?? todayInRome();
  const from = search.dal ?? shiftDay(to, -MONTH);
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const byLength: Step = days <= MONTH + 1 ? 'giorno' : days <= QUARTER ? 'settimana' : 'mese';
  return {
    from,
    to,
    period: PERIODS[search.passo ?? byLength],
    ...(search.op && { operatorId: search.op.map((who) => (who === 'me' ? me : who)) }),
  };
}

/** Preset ranges of days. */
export function usualSpans(): { label: string; from: string; to: string }[] {
  const today = todayInRome();
  const month = monthOf(today);
  return [
    { label: 'Questa settimana', from: mondayOf(today), to: shiftDay(mondayOf(today), 6) },
    { label: 'Questo mese', from: `${month}-01`, to: shiftDay(`${shiftMonth(month, 1)}-01`, -1) },
    { label: 'Mese scorso', from: `${shiftMonth(month, -1)}-01`, to: shiftDay(`${month}-01`, -1) },
    { label: 'Ultimi 90 giorni', from: shiftDay(today, -90), to: today },
    { label: 'Ultimo anno', from: shiftDay(today, -365), to: today },
  ];
}
