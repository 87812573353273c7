import { dayOf, formatDay, formatWeekday, shiftDay, todayInRome } from '../../../lib/formats.ts';

interface Dated {
  plannedOn: string;
  plannedTime: string | null;
  createdAt: string;
}

/** Formats a day as "oggi", "domani", "ieri" or "lun 23/11/2026". */
export function dayInWords(day: string, today: string = todayInRome()): string {
  if (day === today) return 'oggi';
  if (day === shiftDay(today, 1)) return 'domani';
  if (day === shiftDay(today, -1)) return 'ieri';
  return formatWeekday(day);
}

/** Formats day and time as "oggi 10:00"; without a time the action takes the whole day. */
export function plannedInWords({ plannedOn, plannedTime }: Pick<Dated, 'plannedOn' | 'plannedTime'>, today?: string): string {
  return plannedTime === null ? dayInWords(plannedOn, today) : `${dayInWords(plannedOn, today)} ${plannedTime}`;
}

/** Returns the day of creation in Rome when it differs from the planned day, otherwise null. */
export function otherDayOfCreation({ plannedOn, createdAt }: Dated): string | null {
  const created = dayOf(new Date(createdAt));
  return created === plannedOn ? null : formatDay(created);
}

/** Formats the delay, for example "In ritardo di 3 giorni". */
export function latenessInWords(plannedOn: string, today: string = todayInRome()): string {
  const days = Math.round((Date.parse(today) - Date.parse(plannedOn)) / 86_400_000);
  return days === 1 ? 'In ritardo di 1 giorno' : `In ritardo di ${days} giorni`;
}

/** Common days for planning, offered as buttons. */
export function quickDays(today: string = todayInRome()): { label: string; day: string }[] {
  return [
    { label: 'Oggi', day: today },
    { label: 'Domani', day: shiftDay(today, 1) },
    { label: 'Fra 3 giorni', day: shiftDay(today, 3) },
    { label: 'Fra 1 settimana', day: shiftDay(today, 7) },
    { label: 'Fra 1 mese', day: shiftDay(today, 30) },
  ];
}
