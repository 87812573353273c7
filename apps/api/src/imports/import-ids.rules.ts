import { isFiscalCode, normalizeFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { isVatNumber, normalizeVatNumber, withLostZeros } from '@sestante/italian-ids/vat-number';

/** What a cell with a code or number holds: the stored form, and whether it had to be mended. Null when nothing helps. */
export interface ReadId {
  value: string;
  corrected: boolean;
}

// The places of a personal code that hold letters; the others hold digits, or a letter of omocodia, which O and I are not.
const LETTER_PLACES = new Set([0, 1, 2, 3, 4, 5, 8, 11, 15]);
const AS_LETTER: Record<string, string> = { '0': 'O', '1': 'I' };
const AS_DIGIT: Record<string, string> = { O: '0', I: '1' };

/**
 * A fiscal code in stored form. Mended are a company's that has lost its leading zeros, and O for 0 or I for 1 where only
 * the other can stand, when the check then holds.
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

/** A VAT number in stored form; "IT" goes, and lost leading zeros come back when the check digit then holds. */
export function readVatNumber(text: string): ReadId | null {
  const number = normalizeVatNumber(text);
  if (isVatNumber(number)) return { value: number, corrected: false };
  const padded = withLostZeros(number);
  return padded ? { value: padded, corrected: true } : null;
}

const ABROAD = /^(AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|SM)[A-Z0-9]{2,13}$/;

/** One of another country, which no check digit of ours can say anything of. */
export const isForeignVatNumber = (text: string): boolean => ABROAD.test(text.replace(/[\s.-]/g, '').toUpperCase()) && /\d/.test(text);
