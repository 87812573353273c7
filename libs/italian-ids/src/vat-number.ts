/** Reason why a text is not an Italian VAT number. */
export type VatNumberFault = 'empty' | 'characters' | 'length' | 'zeros' | 'check-digit';

/** Converts typed or pasted text (`IT 0987 123 0015`) to the stored form: without prefix and separators. */
export function normalizeVatNumber(text: string): string {
  return text.replace(/[\s\p{Cf}.-]/gu, '').replace(/^it/i, '');
}

/** Returns the reason why a number in stored form cannot have been issued, or null. Does not check whether it was issued. */
export function vatNumberFault(text: string): VatNumberFault | null {
  if (text === '') return 'empty';
  if (/[^\d]/.test(text)) return 'characters';
  if (text.length !== 11) return 'length';
  if (text === '00000000000') return 'zeros';
  return vatCheckDigit(text.slice(0, 10)) === text[10] ? null : 'check-digit';
}

/** Whether a number in stored form is valid: eleven digits with a correct check digit. */
export function isVatNumber(text: string): boolean {
  return vatNumberFault(text) === null;
}

/**
 * Restores leading zeros that a spreadsheet removed; null when none are missing or the result is invalid. One number in ten
 * passes the check by chance, so a person has to confirm the result.
 */
export function withLostZeros(text: string): string | null {
  const digits = normalizeVatNumber(text);
  const padded = digits.padStart(11, '0');
  return /^\d{7,10}$/.test(digits) && isVatNumber(padded) ? padded : null;
}

/** Computes the eleventh digit from the first ten. */
export function vatCheckDigit(firstTen: string): string {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const digit = firstTen.charCodeAt(i) - 48;
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return String((10 - (sum % 10)) % 10);
}
