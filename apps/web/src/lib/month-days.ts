import { noonOf, shiftDay } from './formats.ts';

/** "2026-11-24" → "2026-11", a month as the calendar pages through them. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The Monday on or before this day. */
export function mondayOf(day: string): string {
  return shiftDay(day, -((noonOf(day).getUTCDay() + 6) % 7));
}

/** The seven days of its week, from Monday. */
export function weekOf(day: string): string[] {
  const monday = mondayOf(day);
  return [0, 1, 2, 3, 4, 5, 6].map((by) => shiftDay(monday, by));
}

/** The weeks that show a month whole: from the Monday before its first day to the Sunday after its last. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const weeks: string[][] = [];
  for (let monday = mondayOf(first); monday < `${shiftMonth(month, 1)}-01`; monday = shiftDay(monday, 7)) weeks.push(weekOf(monday));
  return weeks;
}

/** "2026-11" by 2 → "2027-01" */
export function shiftMonth(month: string, by: number): string {
  const date = noonOf(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return monthOf(date.toISOString());
}

/** The same day of another month, or that month's last one where it is shorter. */
export function shiftDayByMonth(day: string, by: number): string {
  const month = shiftMonth(monthOf(day), by);
  const same = `${month}-${day.slice(8)}`;
  const last = shiftDay(`${shiftMonth(month, 1)}-01`, -1);
  return same > last ? last : same;
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(noonOf(day).getUTCDay());
}
