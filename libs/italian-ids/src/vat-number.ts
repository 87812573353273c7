/** Why a number cannot be an Italian VAT number. */
export type VatNumberFault = 'empty' | 'characters' | 'length' | 'zeros' | 'check-digit';

/** What a person types or pastes (`IT 0987 123 0015`), reduced to what is stored: no prefix, no separators. */
export function normalizeVatNumber(text: string): string {
  return text.replace(/[\s\p{Cf}.-]/gu, '').replace(/^it/i, '');
}

/** Why a number in stored form cannot have been issued, or null. Whether it ever was is not known here. */
export function vatNumberFault(text: string): VatNumberFault | null {
  if (text === '') return 'empty';
  if (/[^\d]/.test(text)) return 'characters';
  if (text.length !== 11) return 'length';
  if (text === '00000000000') return 'zeros';
  return vatCheckDigit(text.slice(0, 10)) === text[10] ? null : 'check-digit';
}

/** A number in stored form: eleven digits whose last one checks the others. */
export function isVatNumber(text: string): boolean {
  return vatNumberFault(text) === null;
}

/**
 * The number somebody means who has lost its leading zeros, as spreadsheets do; null when it needs no mending or none
 * helps. One number in ten checks by chance, so it is for a human to confirm.
 */
export function withLostZeros(text: string): string | null {
  const digits = normalizeVatNumber(text);
  const padded = digits.padStart(11, '0');
  return /^\d{7,10}$/.test(digits) && isVatNumber(padded) ? padded : null;
}

/** The eleventh digit for the ten that come before it. */
export function vatCheckDigit(firstTen: string): string {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const digit = firstTen.charCodeAt(i) - 48;
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return String((10 - (sum % 10)) % 10);
}
