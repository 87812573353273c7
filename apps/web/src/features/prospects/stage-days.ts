const DAY_MS = 24 * 60 * 60_000;

/** For how many whole days the prospect has stood in its stage. */
export function daysSince(instant: string | null, now = Date.now()): number {
  return instant === null ? 0 : Math.max(0, Math.floor((now - Date.parse(instant)) / DAY_MS));
}

/** "3 giorni", "1 giorno", "oggi". */
export function daysInWords(days: number): string {
  if (days === 0) return 'oggi';
  return days === 1 ? '1 giorno' : `${days} giorni`;
}
