import { shiftDay } from '../../lib/formats.ts';
import { monthOf, shiftDayByMonth, weekOf, weeksOf } from '../../lib/month-days.ts';
import type { AgendaView } from './agenda-search.ts';

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
