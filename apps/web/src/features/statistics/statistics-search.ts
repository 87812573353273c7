import * as z from 'zod/mini';
import { shiftDay, todayInRome } from '../../lib/formats.ts';
import { mondayOf, monthOf, shiftMonth } from '../../lib/month-days.ts';

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

export const statisticsSearch = z.object({
  dal: lenient(z.iso.date()),
  al: lenient(z.iso.date()),
  passo: lenient(z.enum(['giorno', 'settimana', 'mese'])),
  op: lenient(
    z.pipe(
      z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      z.array(z.union([z.literal('me'), z.guid()])).check(z.minLength(1), z.maxLength(50)),
    ),
  ),
});

export type StatisticsSearch = z.infer<typeof statisticsSearch>;
export type Step = NonNullable<StatisticsSearch['passo']>;

const PERIODS = { giorno: 'day', settimana: 'week', mese: 'month' } as const;
const MONTH = 30;
const QUARTER = 120;

/** What is asked for: the last thirty days unless the address says otherwise, cut so that there are a dozen bars or two. */
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

/** The stretches that one looks back on. */
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
