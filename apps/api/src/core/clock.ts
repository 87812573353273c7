const rome = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });
const romeClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'short' });

/** The calendar day in Rome, `YYYY-MM-DD`. Never ask the database: its zone is not the agency's. */
export const today = (now = new Date()): string => rome.format(now);

/** What clocks in Rome show, `YYYY-MM-DD HH:mm`. */
export const romeTime = (now = new Date()): string => romeClock.format(now);

/** So many days after a day; before it, when there are less than none. */
export function addDays(day: string, days: number): string {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

/**
 * The instant at which clocks in Rome show this. An hour that a night in March leaves out is the hour after; of one that
 * a night in October has twice it is the first.
 */
export function romeInstant(day: string, time = '00:00'): Date {
  const localTime = Date.parse(`${day}T${time}:00Z`);
  // Rome is one or two hours ahead; in the hour that does not exist neither fits.
  const hits = [2, 1].map((ahead) => new Date(localTime - ahead * 3_600_000)).filter((at) => romeClock.format(at) === `${day} ${time}`);
  return hits[0] ?? new Date(localTime - 3_600_000);
}
