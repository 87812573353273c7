const rome = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });
const romeClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'short' });

/** Returns the calendar day in Rome, `YYYY-MM-DD`. Computed here because the database's time zone is not the agency's. */
export const today = (now = new Date()): string => rome.format(now);

/** Returns the local time in Rome, `YYYY-MM-DD HH:mm`. */
export const romeTime = (now = new Date()): string => romeClock.format(now);

/** Adds a number of days, which may be negative. */
export function addDays(day: string, days: number): string {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

/**
 * Returns the instant of a local time in Rome. A time skipped in March counts as one hour later; of a time that occurs
 * twice in October, the first is returned.
 */
export function romeInstant(day: string, time = '00:00'): Date {
  const localTime = Date.parse(`${day}T${time}:00Z`);
  // Rome is one or two hours ahead of UTC; in the skipped hour neither offset matches.
  const hits = [2, 1].map((ahead) => new Date(localTime - ahead * 3_600_000)).filter((at) => romeClock.format(at) === `${day} ${time}`);
  return hits[0] ?? new Date(localTime - 3_600_000);
}
