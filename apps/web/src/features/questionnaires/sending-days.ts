import { shiftDay, todayInRome } from '../../lib/formats.ts';

/** Days until a questionnaire expires, unless another day is chosen. */
export const DEFAULT_DAYS = 30;
const MAX_DAYS = 365;

/** Returns the error of an expiry day by field name, if any. */
export function expiryError(expiresOn: string | null): Record<string, string> {
  const today = todayInRome();
  if (expiresOn === null) return { expiresOn: 'Scegli un giorno' };
  if (expiresOn < today) return { expiresOn: 'È un giorno già passato' };
  return expiresOn > shiftDay(today, MAX_DAYS) ? { expiresOn: 'Al massimo fra un anno' } : {};
}

/** Reminders as a choice; the value lists the days after sending. */
export const REMINDER_OPTIONS = [
  { value: '3,7', label: 'Dopo 3 e 7 giorni' },
  { value: '3', label: 'Dopo 3 giorni' },
  { value: '7', label: 'Dopo 7 giorni' },
  { value: '', label: 'Nessuno' },
] as const;

export const reminderDaysOf = (value: string): number[] => (value === '' ? [] : value.split(',').map(Number));
