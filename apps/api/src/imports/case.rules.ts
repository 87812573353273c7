// Programs of old wrote in capitals; people read names as they are written by hand.

/** In one line, without what cannot be seen, with the apostrophe of the keyboard. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Z}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .trim();
}

/** Letters, and none of them small. */
export const isUpperCase = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const isLowerCase = (text: string): boolean => /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text);

/** Words that are all capitals or all small letters get one capital each; others stay as somebody has written them. */
export function cased(text: string): string {
  return text
    .split(' ')
    .map((word) => (isUpperCase(word) || isLowerCase(word) ? capitalized(withAccent(word)) : word))
    .join(' ');
}

/** One capital at the beginning and after an apostrophe or a hyphen: `Dell'Acqua`, `Gian-Luca`. */
const capitalized = (word: string): string =>
  word
    .toLocaleLowerCase('it')
    .replace(/(^|[-'.(/"])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('it'));

const ACCENTED: Record<string, string> = { A: 'À', E: 'È', I: 'Ì', O: 'Ò', U: 'Ù' };

/** Capitals have their accent on the keyboard as an apostrophe: `NICCOLO'`. */
const withAccent = (word: string): string =>
  isUpperCase(word) && word.length > 2 ? word.replace(/([AEIOU])'$/, (_, vowel: string) => ACCENTED[vowel] ?? vowel) : word;
