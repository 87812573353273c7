import * as z from 'zod/mini';
import { shiftDay, todayInRome } from '../../lib/formats.ts';
import { monthOf, shiftDayByMonth, weekOf, weeksOf } from '../../lib/month-days.ts';

export const AGENDA_VIEWS = ['giorno', 'settimana', 'mese'] as const;
export type AgendaView = (typeof AGENDA_VIEWS)[number];

export const agendaParams = z.object({
  vista: z.catch(z.enum(AGENDA_VIEWS), 'settimana'),
  giorno: z.catch(z.iso.date(), () => todayInRome()),
});

export const agendaSearch = z.object({
  /** Whose: `me` and colleagues' ids; mine when it is left out. */
  op: z.catch(
    z.optional(
      z.pipe(
        z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
        z.array(z.union([z.literal('me'), z.guid()])).check(z.minLength(1), z.maxLength(50)),
      ),
    ),
    undefined,
  ),
});

/** The days that are in sight, the first and the last included. */
export function daysShown(view: AgendaView, day: string): string[] {
  if (view === 'giorno') return [day];
  return view === 'settimana' ? weekOf(day) : weeksOf(monthOf(day)).flat();
}

/** The same view, one further or one back. */
export function step(view: AgendaView, day: string, by: 1 | -1): string {
  if (view === 'mese') return shiftDayByMonth(day, by);
  return shiftDay(day, view === 'settimana' ? by * 7 : by);
}
