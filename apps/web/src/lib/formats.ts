/** Amounts as the API sends them: a decimal string, never a float. */
export interface MoneyValue {
  amount: string;
  currency: string;
}

const ROME = 'Europe/Rome';

// `useGrouping: 'always'`, since the Italian locale leaves 1284 without its dot.
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

/** 1284 → "1.284" */
export function formatInteger(value: number): string {
  return integers.format(value);
}

/** "€ 1.284,50"; no decimals when the amount is whole. */
export function formatMoney(money: MoneyValue): string {
  // Intl reads the decimal string itself, so that no cent is lost on the way through a float.
  const amount = money.amount as Intl.StringNumericLiteral;
  const text = /\.(?!0+$)\d+$/.test(money.amount) ? centsMoney.format(amount) : wholeMoney.format(amount);
  return `${money.currency === 'EUR' ? '€' : money.currency} ${text}`;
}

/** A calendar day, "2026-11-24" → "24/11/2026", without any time zone. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** A name that ends with a day, as the API makes it: "Manutenzione 2026-10-14" is "Manutenzione del 14/10/2026" to people. */
export const withItsDay = (name: string): string => name.replace(/ (\d{4}-\d\d-\d\d)$/, (_, day: string) => ` del ${formatDay(day)}`);

const weekdays = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', weekday: 'short' });

/** "lun 23/11/2026" */
export function formatWeekday(day: string): string {
  return `${weekdays.format(noonOf(day))} ${formatDay(day)}`;
}

/** "lun 23/11", where the year goes without saying. */
export function formatShortDay(day: string): string {
  return formatWeekday(day).slice(0, -5);
}

/** "lunedì 23 novembre 2026", inside a sentence. */
export function formatDayInWords(day: string): string {
  return longDays.format(noonOf(day));
}

/** An instant as a day in Rome. */
export function formatInstantDay(instant: string): string {
  return days.format(new Date(instant));
}

/** An instant as day and time in Rome: "24/11/2026 10:42". */
export function formatInstant(instant: string): string {
  return `${formatInstantDay(instant)} ${formatTime(instant)}`;
}

/** "10:42", in Rome. */
export function formatTime(instant: string): string {
  return times.format(new Date(instant));
}

/** "Novembre 2026", the heading of a stretch of history. */
export function formatMonth(instant: string): string {
  const text = months.format(new Date(instant));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Martedì 24 novembre 2026", in Rome. */
export function formatLongDay(instant: Date): string {
  const text = longDays.format(instant);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The calendar day of an instant in Rome, as the API writes days. */
export function dayOf(instant: Date): string {
  return isoDays.format(instant);
}

/** The calendar day that it is in Rome. */
export function todayInRome(): string {
  return dayOf(new Date());
}

/** Near moments in words ("ora", "8 min fa", "oggi 10:42", "ieri 18:03"), the others as a day. */
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

/** Calendar arithmetic on "YYYY-MM-DD"; noon UTC keeps daylight saving out of it. */
export function shiftDay(day: string, by: number): string {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** Noon of a calendar day: the same day in Rome and in UTC. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** The instant at which a day begins in Rome, for filters that take an instant. */
export function startOfDay(day: string): string {
  const winter = new Date(`${day}T00:00:00+01:00`);
  return (dayOf(new Date(winter.getTime() - 1)) === day ? new Date(winter.getTime() - 3_600_000) : winter).toISOString();
}

const WEEKDAYS = ['dom', 'lun', 'mar', 'mer', 'gio', 'ven', 'sab'];

/**
 * What staff type for a day ("24/11/2026", "24-11-26", "24.11", "oggi", "ieri", "domani", "-7", "lun" for the next
 * Monday) as "YYYY-MM-DD", or null when it names no day of the calendar.
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

/** What staff type for a time ("9", "9.30", "0930", "17:30") as "HH:mm", or null when it is no time of the day. */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.,h ]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, hour = '', minute = '00'] = match;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}
