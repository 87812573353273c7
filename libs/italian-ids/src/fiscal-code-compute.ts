import { fiscalCheckCharacter, isDayOfSomeCentury } from './fiscal-code.js';

/** Personal data for a code; the Belfiore code is that of the municipality or foreign state at the time of birth. */
export interface FiscalCodePerson {
  firstName: string;
  lastName: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
  gender: 'male' | 'female';
  belfioreCode: string;
}

const VOWELS = 'AEIOU';
const MONTH_LETTERS = 'ABCDEHLMPRST';
const BEYOND_ASCII = /[^\0-\x7f]/;
const BEYOND_ASCII_ALL = /[^\0-\x7f]/gu;
// Letters that Unicode does not decompose into a base letter and a mark.
const SPELLED_OUT: Record<string, string> = {
  ẞ: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ħ: 'H',
};

/**
 * Computes the fiscal code by the official rules. The issued code can differ (omocodia, corrections, ceased municipalities),
 * so the result is a suggestion and never proves another code wrong.
 * @throws RangeError for input that no rule covers
 */
export function computeFiscalCode(person: FiscalCodePerson): string {
  const { birthDate, belfioreCode } = person;
  const lastName = lastNamePart(person.lastName);
  const firstName = firstNamePart(person.firstName);
  if (!lastName || !firstName) throw new RangeError('a name has no Latin letter');
  const date = /^\d\d(\d\d)-(\d\d)-(\d\d)$/.exec(birthDate);
  if (!date || !isDayOfSomeCentury(Number(date[1]), Number(date[2]), Number(date[3])))
    throw new RangeError('birthDate is not a valid day, YYYY-MM-DD');
  if (!/^[A-MZ]\d{3}$/.test(belfioreCode)) throw new RangeError('belfioreCode is not a letter and three digits');
  const day = Number(date[3]) + (person.gender === 'female' ? 40 : 0);
  const body = lastName + firstName + date[1] + MONTH_LETTERS.charAt(Number(date[2]) - 1) + (day < 10 ? `0${day}` : day) + belfioreCode;
  return body + fiscalCheckCharacter(body);
}

/** Three letters for a surname: consonants first, then vowels, then X. Null for a name without a Latin letter. */
export function lastNamePart(lastName: string): string | null {
  const { consonants, vowels } = lettersOf(lastName);
  return threeLetters(consonants, vowels);
}

/** Three letters for a first name: like a surname, but with four consonants or more the second is left out: Gianfranco is GFR. */
export function firstNamePart(firstName: string): string | null {
  const { consonants, vowels } = lettersOf(firstName);
  return threeLetters(consonants.length > 3 ? consonants.charAt(0) + consonants.slice(2) : consonants, vowels);
}

function threeLetters(consonants: string, vowels: string): string | null {
  const letters = consonants + vowels;
  return letters === '' ? null : (letters + 'XX').slice(0, 3);
}

function lettersOf(name: string): { consonants: string; vowels: string } {
  let consonants = '';
  let vowels = '';
  for (const letter of latinCapitals(name)) {
    if (VOWELS.includes(letter)) vowels += letter;
    else if (letter >= 'A' && letter <= 'Z') consonants += letter;
  }
  return { consonants, vowels };
}

function latinCapitals(name: string): string {
  const capitals = name.toUpperCase();
  if (!BEYOND_ASCII.test(capitals)) return capitals;
  return capitals.replace(BEYOND_ASCII_ALL, (character) => SPELLED_OUT[character] ?? character.normalize('NFD'));
}
