import { shiftDay } from '../../lib/formats.ts';
import { monthOf, shiftDayByMonth, weekOf, weeksOf } from '../../lib/month-days.ts';
import type { AgendaView } from './agenda-search.ts';

/** Returns the days shown by a view, in order. */
export function daysShown(view: AgendaView, day: string): string[] {
  if (view === 'giorno') return [day];
  return view === 'settimana' ? weekOf(day) : weeksOf(monthOf(day)).flat();
}

/** Returns a day in the next or previous period of a view. */
export function step(view: AgendaView, day: string, by: 1 | -1): string {
  if (view === 'mese') return shiftDayByMonth(day, by);
  return shiftDay(day, view === 'settimana' ? by * 7 : by);
}
