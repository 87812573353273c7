/** What a person types or pastes (`IT 0987 123 0015`), reduced to what is stored: no prefix, no separators. */
export function normalizeVatNumber(text: string): string {
  return text.replace(/[\s.-]/g, '').replace(/^it/i, '');
}

/** A number in stored form: eleven digits whose last one checks the others. Whether it was ever issued is not known here. */
export function isVatNumber(text: string): boolean {
  return /^\d{11}$/.test(text) && text !== '00000000000' && vatCheckDigit(text.slice(0, 10)) === text[10];
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
