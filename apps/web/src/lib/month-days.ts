import { noonOf, shiftDay } from './formats.ts';

/** Returns the month of a day, "2026-11-24" → "2026-11". */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** Returns the Monday on or before a day. */
export function mondayOf(day: string): string {
  return shiftDay(day, -((noonOf(day).getUTCDay() + 6) % 7));
}

/** Returns the seven days of a day's week, from Monday. */
export function weekOf(day: string): string[] {
  const monday = mondayOf(day);
  return [0, 1, 2, 3, 4, 5, 6].map((by) => shiftDay(monday, by));
}

/** Returns the whole weeks of a month: from the Monday on or before its first day to the Sunday on or after its last. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const weeks: string[][] = [];
  for (let monday = mondayOf(first); monday < `${shiftMonth(month, 1)}-01`; monday = shiftDay(monday, 7)) weeks.push(weekOf(monday));
  return weeks;
}

/** Adds months to a month, "2026-11" by 2 → "2027-01". */
export function shiftMonth(month: string, by: number): string {
  const date = noonOf(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return monthOf(date.toISOString());
}

/** Adds months to a day, limited to the last day of a shorter month. */
export function shiftDayByMonth(day: string, by: number): string {
  const month = shiftMonth(monthOf(day), by);
  const same = `${month}-${day.slice(8)}`;
  const last = shiftDay(`${shiftMonth(month, 1)}-01`, -1);
  return same > last ? last : same;
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(noonOf(day).getUTCDay());
}
