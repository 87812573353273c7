import { dayOf } from '../../lib/formats';

const DAY_MS = 24 * 60 * 60_000;

/** Returns the number of calendar days in the stage: since yesterday evening counts as one. */
export function daysSince(instant: string | null, now: Date = new Date()): number {
  if (instant === null) return 0;
  return Math.max(0, Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(new Date(instant)))) / DAY_MS));
}

/** Days as text: "3 giorni", "1 giorno", "oggi". */
export function daysInWords(days: number): string {
  if (days === 0) return 'oggi';
  return days === 1 ? '1 giorno' : `${days} giorni`;
}
