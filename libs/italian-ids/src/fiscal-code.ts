import { checkLetter } from './check-letter.js';
import { isVatNumber } from './vat-number.js';

/** What is wrong with a code. `names` and the two after it say which part of a personal code cannot be. */
export type FiscalCodeFault = 'empty' | 'characters' | 'length' | 'names' | 'birth-date' | 'birth-place' | 'check-character';

// Consonants, then vowels, then X for want of letters.
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

/** What a person types or pastes, reduced to what is stored: capitals, no separators, nothing invisible. */
export function normalizeFiscalCode(text: string): string {
  return text.replace(/[\s\p{Cf}.-]/gu, '').toUpperCase();
}

/**
 * Why a code in stored form cannot have been issued, or null: sixteen characters for a person, eleven digits for a
 * company, an association or a person still on a provisional code. Deliberately silent about whom it belongs to.
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

/** A code in stored form that could have been issued. */
export function isFiscalCode(text: string): boolean {
  return fiscalCodeFault(text) === null;
}

/** The sixteen-character form alone, omocodia included. */
export function isPersonalFiscalCode(text: string): boolean {
  return text.length === 16 && isFiscalCode(text);
}

/** The sixteenth character for the fifteen that come before it; what follows them is ignored. */
export function fiscalCheckCharacter(firstFifteen: string): string {
  return checkLetter(firstFifteen.slice(0, 15));
}

/** The code as it was before omocodia, digits in their places; two people share it when it differs from the code. */
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

/** With two digits of the year, as codes have them, every fourth year may have been a leap one. */
export function isDayOfSomeCentury(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return false;
  return !(month === 2 && day === 29) || year % 4 === 0;
}
