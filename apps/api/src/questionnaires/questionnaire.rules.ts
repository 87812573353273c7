import { addDays, today } from '../core/clock.js';
import type { FieldError } from '../core/errors.js';
import type { Questionnaire } from './questionnaire.entity.js';

export const DEFAULT_DAYS = 30;
const MAX_DAYS = 366;
const DEFAULT_REMINDERS = [3, 7];

/** Returns whether the client can still fill it in. The job that closes those that have expired runs only after midnight. */
export const isOpen = ({ status, expiresOn }: Pick<Questionnaire, 'status' | 'expiresOn'>, day = today()): boolean =>
  (status === 'sent' || status === 'in_progress') && expiresOn >= day;

/** Returns the first day after `day` on which the client is reminded; null when there is none. Only those sent by e-mail have any. */
export function nextReminderOn(
  { channel, sentAt, reminderDays, expiresOn }: Pick<Questionnaire, 'channel' | 'sentAt' | 'reminderDays' | 'expiresOn'>,
  day = today(),
): string | null {
  if (channel !== 'email') return null;
  const days = reminderDays.map((after) => addDays(today(sentAt), after));
  return days.find((due) => due > day && due <= expiresOn) ?? null;
}

/** Returns the days in order; by default two reminders for questionnaires sent by e-mail. */
export const remindersOf = (channel: Questionnaire['channel'], asked: number[] | undefined): number[] =>
  (asked ?? (channel === 'email' ? DEFAULT_REMINDERS : [])).toSorted((a, b) => a - b);

export function expiryErrors(expiresOn: string | undefined, day = today()): FieldError[] {
  if (expiresOn === undefined || (expiresOn >= day && expiresOn <= addDays(day, MAX_DAYS))) return [];
  return [{ pointer: '/expiresOn', code: 'out-of-range', message: 'must be between today and a year from now' }];
}

export function reminderErrors(channel: Questionnaire['channel'], reminderDays: number[] | undefined): FieldError[] {
  if (channel === 'email' || !reminderDays?.length) return [];
  return [{ pointer: '/reminderDays', code: 'needs-email', message: 'Only questionnaires sent by e-mail have reminders.' }];
}
