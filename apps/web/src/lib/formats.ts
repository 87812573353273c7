/** Amount as the API sends it: a decimal string, never a float. */
export interface MoneyValue {
  amount: string;
  currency: string;
}

const ROME = 'Europe/Rome';

// Uses `useGrouping: 'always'`, because the Italian locale writes 1284 without a separator by default.
const integers = new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 0 });
const wholeMoney = new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 0 });
const centsMoney = new Intl.NumberFormat('it-IT', {
  useGrouping: 'always',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const days = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, day: '2-digit', month: '2-digit', year: 'numeric' });
const times = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, hour: '2-digit', minute: '2-digit' });
const months = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, month: 'long', year: 'numeric' });
const longDays = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const isoDays = new Intl.DateTimeFormat('sv-SE', { timeZone: ROME });

/** Formats 1284 as "1.284". */
export function formatInteger(value: number): string {
  return integers.format(value);
}

/** Formats an amount as "€ 1.284,50", without decimals when it is whole. */
export function formatMoney(money: MoneyValue): string {
  // Intl parses the decimal string itself, so that no cent is lost to floating point.
  const amount = money.amount as Intl.StringNumericLiteral;
  const text = /\.(?!0+$)\d+$/.test(money.amount) ? centsMoney.format(amount) : wholeMoney.format(amount);
  return `${money.currency === 'EUR' ? '€' : money.currency} ${text}`;
}

/** Formats a calendar day, "2026-11-24" → "24/11/2026", independent of time zones. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** Formats the ISO day at the end of a name made by the API: "Manutenzione 2026-10-14" → "Manutenzione del 14/10/2026". */
export const withItsDay = (name: string): string => name.replace(/ (\d{4}-\d\d-\d\d)$/, (_, day: string) => ` del ${formatDay(day)}`);

const weekdays = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', weekday: 'short' });

/** Formats a calendar day as "lun 23/11/2026". */
export function formatWeekday(day: string): string {
  return `${weekdays.format(noonOf(day))} ${formatDay(day)}`;
}

/** Formats a calendar day as "lun 23/11", where the year is clear from the context. */
export function formatShortDay(day: string): string {
  return formatWeekday(day).slice(0, -5);
}

/** Formats a calendar day as "lunedì 23 novembre 2026", for use inside a sentence. */
export function formatDayInWords(day: string): string {
  return longDays.format(noonOf(day));
}

/** Formats an instant as its day in Rome. */
export function formatInstantDay(instant: string): string {
  return days.format(new Date(instant));
}

/** Formats an instant as day and time in Rome: "24/11/2026 10:42". */
export function formatInstant(instant: string): string {
  return `${formatInstantDay(instant)} ${formatTime(instant)}`;
}

/** Formats an instant as its time in Rome: "10:42". */
export function formatTime(instant: string): string {
  return times.format(new Date(instant));
}

/** Formats an instant as its month, "Novembre 2026", for headings of the timeline. */
export function formatMonth(instant: string): string {
  const text = months.format(new Date(instant));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Formats an instant as "Martedì 24 novembre 2026", in Rome. */
export function formatLongDay(instant: Date): string {
  const text = longDays.format(instant);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns the calendar day of an instant in Rome, "YYYY-MM-DD". */
export function dayOf(instant: Date): string {
  return isoDays.format(instant);
}

/** Returns today's calendar day in Rome, "YYYY-MM-DD". */
export function todayInRome(): string {
  return dayOf(new Date());
}

/** Formats recent instants in words ("ora", "8 min fa", "oggi 10:42", "ieri 18:03"), others as a day. */
export function formatRelative(instant: string, now: Date = new Date()): string {
  const then = new Date(instant);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return 'ora';
  if (minutes >= 1 && minutes < 60) return `${minutes} min fa`;
  const day = dayOf(then);
  if (day === dayOf(now)) return `oggi ${formatTime(instant)}`;
  if (day === shiftDay(dayOf(now), -1)) return `ieri ${formatTime(instant)}`;
  return formatInstantDay(instant);
}

/** Adds days to a "YYYY-MM-DD" day; computed at noon UTC, so that daylight saving has no effect. */
export function shiftDay(day: string, by: number): string {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** Returns noon UTC of a calendar day, which is the same day in Rome and in UTC. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Returns the instant at which a day begins in Rome, for API filters that take an instant. */
export function startOfDay(day: string): string {
  const winter = new Date(`${day}T00:00:00+01:00`);
  return (dayOf(new Date(winter.getTime() - 1)) === day ? new Date(winter.getTime() - 3_600_000) : winter).toISOString();
}

const WEEKDAYS = ['dom', 'lun', 'mar', 'mer', 'gio', 'ven', 'sab'];

/**
 * Parses a day as staff type it ("24/11/2026", "24-11-26", "24.11", "oggi", "ieri", "domani", "-7", "lun" for the next
 * Monday) to "YYYY-MM-DD"; returns null when it is not a valid day.
 */
export function parseDay(text: string, now: Date = new Date()): string | null {
  const typed = text.trim().toLowerCase();
  const from = dayOf(now);
  const words: Record<string, number> = { oggi: 0, ieri: -1, domani: 1 };
  if (typed in words) return shiftDay(from, words[typed] ?? 0);
  if (/^[+-]\d{1,4}$/.test(typed)) return shiftDay(from, Number(typed));
  const weekday = /^\p{L}{3,}$/u.test(typed) ? WEEKDAYS.indexOf(typed.slice(0, 3)) : -1;
  if (weekday >= 0) return shiftDay(from, ((weekday - noonOf(from).getUTCDay() + 6) % 7) + 1);
  const match = /^(?:\p{L}+ )?(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/u.exec(typed);
  if (!match) return null;
  const [, day = '', month = '', year = from.slice(0, 4)] = match;
  const fullYear = year.length === 2 ? `${Number(year) > Number(from.slice(2, 4)) + 10 ? '19' : '20'}${year}` : year;
  const iso = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** Parses a time as staff type it ("9", "9.30", "0930", "17:30") to "HH:mm"; returns null when it is not a valid time. */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.,h ]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, hour = '', minute = '00'] = match;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}
