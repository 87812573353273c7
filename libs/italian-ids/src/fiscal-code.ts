import { isVatNumber } from './vat-number.js';

// The seven digit places of a personal code may hold letters instead (omocodia):
// the tax office replaces them when two people would share a code.
const PERSONAL_CODE = /^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-MZ][\dLMNP-V]{3}[A-Z]$/;
const OMOCODIA_LETTERS = 'LMNPQRSTUV';
const MONTH_LETTERS = 'ABCDEHLMPRST';
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Weights of the odd places (counted from one), by position in 0-9 and A-Z alike: decree of 23 December 1976.
const ODD_WEIGHTS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** What a person types or pastes, reduced to what is stored: capitals, no separators. */
export function normalizeFiscalCode(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase();
}

/**
 * A code in stored form that could have been issued: sixteen characters for a person, eleven digits
 * for a company, an association or a person still on a provisional code.
 * Deliberately silent about whom it belongs to.
 */
export function isFiscalCode(text: string): boolean {
  return isPersonalFiscalCode(text) || isVatNumber(text);
}

/** The sixteen-character form alone, omocodia included. */
export function isPersonalFiscalCode(text: string): boolean {
  return PERSONAL_CODE.test(text) && hasPlausibleBirthDay(text) && fiscalCheckCharacter(text) === text[15];
}

/** The sixteenth character for the fifteen that come before it; what follows them is ignored. */
export function fiscalCheckCharacter(firstFifteen: string): string {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const code = firstFifteen.charCodeAt(i);
    const rank = code >= 65 ? code - 65 : code - 48;
    sum += i % 2 === 0 ? (ODD_WEIGHTS[rank] ?? 0) : rank;
  }
  return String.fromCharCode(65 + (sum % 26));
}

function hasPlausibleBirthDay(code: string): boolean {
  const month = MONTH_LETTERS.indexOf(code.charAt(8));
  const dayAndGender = digitsOf(code.slice(9, 11));
  const day = dayAndGender > 40 ? dayAndGender - 40 : dayAndGender;
  if (day < 1 || day > (DAYS_IN_MONTH[month] ?? 0)) return false;
  // The century is not in the code; with two digits every fourth year may have been a leap one.
  return !(month === 1 && day === 29) || digitsOf(code.slice(6, 8)) % 4 === 0;
}

function digitsOf(text: string): number {
  return Number(text.replace(/[A-Z]/g, (letter) => String(OMOCODIA_LETTERS.indexOf(letter))));
}
