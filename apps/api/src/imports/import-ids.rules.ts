import { isFiscalCode, normalizeFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { isVatNumber, normalizeVatNumber, withLostZeros } from '@sestante/italian-ids/vat-number';

/** Code or number from a cell in stored form, and whether it was corrected. Readers return null for an invalid one. */
export interface ReadId {
  value: string;
  corrected: boolean;
}

// Positions of a personal fiscal code that hold letters. The others hold digits, or letters of omocodia, which never
// include O or I.
const LETTER_PLACES = new Set([0, 1, 2, 3, 4, 5, 8, 11, 15]);
const AS_LETTER: Record<string, string> = { '0': 'O', '1': 'I' };
const AS_DIGIT: Record<string, string> = { O: '0', I: '1' };

/**
 * Returns a fiscal code in stored form. Restores a company's lost leading zeros, and swaps O with 0 or I with 1 where
 * only the other is possible, provided that the check character then matches.
 */
export function readFiscalCode(text: string): ReadId | null {
  const code = normalizeFiscalCode(text).replace(/^(?:CF|IT)(?=.{11}$|.{16}$)/, '');
  if (isFiscalCode(code)) return { value: code, corrected: false };
  if (code.length === 16) {
    const likely = [...code].map((char, at) => (LETTER_PLACES.has(at) ? AS_LETTER : AS_DIGIT)[char] ?? char).join('');
    return likely !== code && isFiscalCode(likely) ? { value: likely, corrected: true } : null;
  }
  const padded = withLostZeros(code);
  return padded ? { value: padded, corrected: true } : null;
}

/** Returns a VAT number in stored form without "IT"; restores lost leading zeros if the check digit then matches. */
export function readVatNumber(text: string): ReadId | null {
  const number = normalizeVatNumber(text);
  if (isVatNumber(number)) return { value: number, corrected: false };
  const padded = withLostZeros(number);
  return padded ? { value: padded, corrected: true } : null;
}

const ABROAD = /^(AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|SM)[A-Z0-9]{2,13}$/;

/** Whether the VAT number belongs to another country; such numbers are not validated. */
export const isForeignVatNumber = (text: string): boolean => ABROAD.test(text.replace(/[\s.-]/g, '').toUpperCase()) && /\d/.test(text);
