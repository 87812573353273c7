import { gregorianEaster } from 'date-easter';
import { addDays } from '../core/clock.js';

/** Public holidays on a fixed date, as `MM-DD`. */
const FIXED = new Set(['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26']);
/** Saint Francis' day has been a public holiday again since 2026 (law 151 of 2025). */
const SAINT_FRANCIS = { day: '10-04', since: 2026 };

/** Returns Easter Sunday. The other holidays are listed here, because packages with those of the whole world are large and slow. */
export const easterOf = (year: number): string => String(gregorianEaster(year));

/** Returns whether a day is a working day in Italy and in the town of the patron saint. */
export function isWorkingDay(day: string, patronSaintDay: string | null): boolean {
  const year = Number(day.slice(0, 4));
  const ofYear = day.slice(5);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED.has(ofYear) || ofYear === patronSaintDay) return false;
  if (ofYear === SAINT_FRANCIS.day && year >= SAINT_FRANCIS.since) return false;
  return day !== addDays(easterOf(year), 1);
}

/** Adds working days to a day. With 0 days it returns the day itself, or the next working day if it is not one. */
export function afterWorkingDays(day: string, days: number, patronSaintDay: string | null): string {
  let at = day;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at, patronSaintDay)) left -= 1;
  }
  while (!isWorkingDay(at, patronSaintDay)) at = addDays(at, 1);
  return at;
}
