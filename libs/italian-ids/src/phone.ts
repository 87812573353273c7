// The smallest metadata set: it knows which numbers exist, and that is all the first load of the web app can afford.
import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';

/** Why a text is not a phone number. `several` is more than one number can say, extensions included. */
export type PhoneFault = 'empty' | 'letters' | 'characters' | 'several' | 'too-short' | 'too-long' | 'unknown';

const ONLY_A_NUMBER = /^\+?[\d\s().\-\u2010-\u2013/]+$/;
const ONE_SLASH_AFTER_THE_PREFIX = /^[^/]*$|^(?:(?:\+|00)39\s*)?0?\d{2,4}\s*\/[^/]*$/;

/**
 * A phone number as typed, in E.164; without a country prefix it is Italian, and landlines keep their zero.
 * Null when it is no number that can exist, or more than one number can say: letters, extensions, `02 1234567/8`.
 */
export function parsePhone(text: string): string | null {
  const typed = visible(text);
  if (!ONLY_A_NUMBER.test(typed) || !ONE_SLASH_AFTER_THE_PREFIX.test(typed)) return null;
  const phone = parsePhoneNumberFromString(typed, 'IT');
  return phone?.isValid() ? phone.number : null;
}

/** Why `parsePhone` gives null, for a sentence that helps; null when it gives a number. */
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

/** For reading: `+39 011 5551234`, `+39 347 555 0142`. What is not E.164 comes back as it is. */
export function formatPhone(e164: string): string {
  const phone = parsePhoneNumberFromString(e164);
  if (!phone) return e164;
  const grouped = phone.formatInternational();
  // Italians read a landline as area code and one number.
  const landline = /^(\+39 0\d+) (.+)$/.exec(grouped);
  return landline ? `${landline[1]} ${landline[2]?.replaceAll(' ', '')}` : grouped;
}

/** True for numbers that are surely mobile; many foreign ones cannot be told from landlines. */
export function isMobile(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.getType() === 'MOBILE';
}

/** Numbers copied from address books come with marks for the direction of writing around them. */
function visible(text: string): string {
  return text.replace(/\p{Cf}/gu, '').trim();
}
