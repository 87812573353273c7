// The smallest metadata set, to keep the first load of the web app small; it is enough to tell which numbers exist.
import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';

/** Reason why a text is not a phone number. `several`: it contains more than one number, or an extension. */
export type PhoneFault = 'empty' | 'letters' | 'characters' | 'several' | 'too-short' | 'too-long' | 'unknown';

const ONLY_A_NUMBER = /^\+?[\d\s().\-\u2010-\u2013/]+$/;
const ONE_SLASH_AFTER_THE_PREFIX = /^[^/]*$|^(?:(?:\+|00)39\s*)?0?\d{2,4}\s*\/[^/]*$/;

/**
 * Converts a typed phone number to E.164; without a country prefix it is Italian, and landlines keep their zero.
 * Returns null if the number cannot exist, or the text contains more than one number: letters, extensions, `02 1234567/8`.
 */
export function parsePhone(text: string): string | null {
  const typed = visible(text);
  if (!ONLY_A_NUMBER.test(typed) || !ONE_SLASH_AFTER_THE_PREFIX.test(typed)) return null;
  const phone = parsePhoneNumberFromString(typed, 'IT');
  return phone?.isValid() ? phone.number : null;
}

/** Returns the reason why `parsePhone` returns null, for an error message; null for a valid number. */
export function phoneFault(text: string): PhoneFault | null {
  const typed = visible(text);
  if (typed === '') return 'empty';
  if (parsePhone(typed) !== null) return null;
  if (/\d[^\d]*(?:int|ext|#|x)\.?\s*\d+$/i.test(typed)) return 'several';
  if (/\p{L}/u.test(typed)) return 'letters';
  if (!ONLY_A_NUMBER.test(typed)) return 'characters';
  if (!ONE_SLASH_AFTER_THE_PREFIX.test(typed)) return 'several';
  const length = validatePhoneNumberLength(typed, 'IT');
  return length === 'TOO_SHORT' ? 'too-short' : length === 'TOO_LONG' ? 'too-long' : 'unknown';
}

/** Formats a number for display: `+39 011 5551234`, `+39 347 555 0142`. Text that is not E.164 is returned unchanged. */
export function formatPhone(e164: string): string {
  const phone = parsePhoneNumberFromString(e164);
  if (!phone) return e164;
  const grouped = phone.formatInternational();
  // In Italy landlines are written as area code and one group.
  const landline = /^(\+39 0\d+) (.+)$/.exec(grouped);
  return landline ? `${landline[1]} ${landline[2]?.replaceAll(' ', '')}` : grouped;
}

/** Whether a number is certainly mobile; many foreign mobile numbers cannot be told from landlines. */
export function isMobile(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.getType() === 'MOBILE';
}

/** Removes text-direction marks, which surround numbers copied from address books. */
function visible(text: string): string {
  return text.replace(/\p{Cf}/gu, '').trim();
}
