import { checkLetter } from './check-letter.js';
import { isVatNumber } from './vat-number.js';

/** Reason why a code is invalid. `names` and the two after it name the impossible part of a personal code. */
export type FiscalCodeFault = 'empty' | 'characters' | 'length' | 'names' | 'birth-date' | 'birth-place' | 'check-character';

// Consonants, then vowels, then X as padding.
const NAME_PART = /^[^AEIOU]*[AEIOU]*X*$/;
// The seven digit places of a personal code may hold letters instead (omocodia):
// the tax office replaces them when two people would share a code.
const DATE_PART = /^[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}$/;
const PLACE_PART = /^[A-MZ][\dLMNP-V]{3}$/;
const OMOCODIA_LETTERS = 'LMNPQRSTUV';
const NO_OMOCODIA = /^.{6}\d\d.\d\d.\d{3}/;
const DIGIT_PLACES = [6, 7, 9, 10, 12, 13, 14];
const MONTH_LETTERS = 'ABCDEHLMPRST';
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Converts typed or pasted text to the stored form: capitals, without separators and invisible characters. */
export function normalizeFiscalCode(text: string): string {
  return text.replace(/[\s\p{Cf}.-]/gu, '').toUpperCase();
}

/**
 * Returns the reason why a code in stored form cannot have been issued, or null. Sixteen characters for a person, eleven digits for a
 * company, an association or a person with a provisional code. Does not check to whom it belongs.
 */
export function fiscalCodeFault(text: string): FiscalCodeFault | null {
  if (text === '') return 'empty';
  if (/[^\dA-Z]/.test(text)) return 'characters';
  const elevenDigits = /^\d+$/.test(text) && text.length < 16;
  if (text.length !== (elevenDigits ? 11 : 16)) return 'length';
  if (elevenDigits) return isVatNumber(text) ? null : 'check-character';
  if (![text.slice(0, 3), text.slice(3, 6)].every((part) => /^[A-Z]+$/.test(part) && NAME_PART.test(part))) return 'names';
  if (!DATE_PART.test(text.slice(6, 11)) || !hasPlausibleBirthDay(text)) return 'birth-date';
  if (!PLACE_PART.test(text.slice(11, 15))) return 'birth-place';
  return fiscalCheckCharacter(text) === text[15] ? null : 'check-character';
}

/** Whether a code in stored form could have been issued. */
export function isFiscalCode(text: string): boolean {
  return fiscalCodeFault(text) === null;
}

/** Whether a code has the sixteen-character form, with or without omocodia. */
export function isPersonalFiscalCode(text: string): boolean {
  return text.length === 16 && isFiscalCode(text);
}

/** Computes the sixteenth character from the first fifteen; further characters are ignored. */
export function fiscalCheckCharacter(firstFifteen: string): string {
  return checkLetter(firstFifteen.slice(0, 15));
}

/** Returns the code before omocodia, with digits in their places. If it differs from the code, another person has it. */
export function withoutOmocodia(code: string): string {
  const body = digitsRestored(code);
  return body + fiscalCheckCharacter(body);
}

function digitsRestored(code: string): string {
  if (NO_OMOCODIA.test(code)) return code.slice(0, 15);
  let body = '';
  for (let at = 0; at < 15; at++) {
    const digit = DIGIT_PLACES.includes(at) ? OMOCODIA_LETTERS.indexOf(code.charAt(at)) : -1;
    body += digit >= 0 ? String(digit) : code.charAt(at);
  }
  return body;
}

function hasPlausibleBirthDay(code: string): boolean {
  const body = digitsRestored(code);
  const dayAndGender = Number(body.slice(9, 11));
  const month = MONTH_LETTERS.indexOf(body.charAt(8)) + 1;
  return isDayOfSomeCentury(Number(body.slice(6, 8)), month, dayAndGender > 40 ? dayAndGender - 40 : dayAndGender);
}

/** With two-digit years, as in codes, every fourth year may be a leap year. */
export function isDayOfSomeCentury(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return false;
  return !(month === 2 && day === 29) || year % 4 === 0;
}
