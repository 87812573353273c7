// Older programs stored names in capitals; the product shows them with normal capitalization.

/** Collapses the text to one line, drops invisible characters and replaces typographic apostrophes by the keyboard one. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Z}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .trim();
}

/** True when the text has letters and none of them is lowercase. */
export const isUpperCase = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const isLowerCase = (text: string): boolean => /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text);

/** Capitalizes words that are all uppercase or all lowercase; leaves words of mixed case unchanged. */
export function cased(text: string): string {
  return text
    .split(' ')
    .map((word) => (isUpperCase(word) || isLowerCase(word) ? capitalized(withAccent(word)) : word))
    .join(' ');
}

/** Uppercases the first letter and each letter after an apostrophe or a hyphen: `Dell'Acqua`, `Gian-Luca`. */
const capitalized = (word: string): string =>
  word
    .toLocaleLowerCase('it')
    .replace(/(^|[-'.(/"])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('it'));

const ACCENTED: Record<string, string> = { A: 'À', E: 'È', I: 'Ì', O: 'Ò', U: 'Ù' };

/** Turns a final apostrophe after a capital vowel into an accent, as in `NICCOLO'`. */
const withAccent = (word: string): string =>
  isUpperCase(word) && word.length > 2 ? word.replace(/([AEIOU])'$/, (_, vowel: string) => ACCENTED[vowel] ?? vowel) : word;
