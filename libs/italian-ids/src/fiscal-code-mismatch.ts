import { firstNamePart, lastNamePart } from './fiscal-code-compute.js';
import { decodeFiscalCode, type DecodedFiscalCode } from './fiscal-code-decode.js';
import { fiscalCodeFault, type FiscalCodeFault } from './fiscal-code.js';
import { existedOn, foldPlaceName, type Place } from './place.js';
import type { Places } from './places.js';

/** Known data of a person; missing or empty values are not compared. */
export interface TypedPerson {
  firstName?: string | null;
  lastName?: string | null;
  /** `YYYY-MM-DD` */
  birthDate?: string | null;
  gender?: 'male' | 'female' | null;
  birthPlace?: { name?: string | null; country?: string | null; belfioreCode?: string | null } | null;
}

/** A difference between a code and a person. The codes are part of the contract and never change. */
export type FiscalCodeMismatch =
  | { field: 'fiscalCode'; code: FiscalCodeFault }
  /** `expected` is the three letters that the code contains for the name. */
  | { field: 'lastName'; code: 'last-name-differs' | 'names-swapped'; expected: string }
  | { field: 'firstName'; code: 'first-name-differs'; expected: string }
  /** `expected` is `YYYY-MM-DD`. */
  | { field: 'birthDate'; code: 'birth-date-differs'; expected: string }
  | { field: 'gender'; code: 'gender-differs'; expected: 'male' | 'female' }
  /** `expected` is the Belfiore code in the fiscal code; `not-then`: the place did not exist on the day of birth. */
  | { field: 'birthPlace'; code: 'birth-place-differs' | 'birth-place-unknown' | 'birth-place-not-then'; expected: string };

/**
 * Compares a fiscal code (stored form) with a person. Mismatches are only a warning, because irregular codes exist. Returns
 * none for an eleven-digit code. Without `places` a birth place is compared only by its Belfiore code.
 */
export function fiscalCodeMismatches(
  code: string,
  person: TypedPerson,
  { today, places }: { today: string; places?: Places },
): FiscalCodeMismatch[] {
  const fault = fiscalCodeFault(code);
  if (fault) return [{ field: 'fiscalCode', code: fault }];
  const decoded = decodeFiscalCode(code, today);
  if (!decoded) return [];

  const found = nameMismatches(code, person);
  const { birthDate, gender } = person;
  if (birthDate && birthDate !== decoded.birthDate && birthDate !== decoded.olderBirthDate)
    found.push({ field: 'birthDate', code: 'birth-date-differs', expected: decoded.birthDate });
  if (gender && gender !== decoded.gender) found.push({ field: 'gender', code: 'gender-differs', expected: decoded.gender });
  const place = placeMismatch(decoded, person, places);
  if (place) found.push({ field: 'birthPlace', code: place, expected: decoded.belfioreCode });
  return found;
}

function nameMismatches(code: string, { lastName, firstName }: TypedPerson): FiscalCodeMismatch[] {
  const last = { expected: code.slice(0, 3), typed: lastNamePart(lastName ?? '') };
  const first = { expected: code.slice(3, 6), typed: firstNamePart(firstName ?? '') };
  const lastDiffers = last.typed !== null && last.typed !== last.expected;
  // A code may be based on the first given name alone, or on those before a comma in the birth register.
  const firstDiffers = first.typed !== null && !leadingWords(firstName ?? '').some((name) => firstNamePart(name) === first.expected);

  const swapped = lastNamePart(firstName ?? '') === last.expected && firstNamePart(lastName ?? '') === first.expected;
  if (lastDiffers && firstDiffers && swapped) return [{ field: 'lastName', code: 'names-swapped', expected: last.expected }];
  const found: FiscalCodeMismatch[] = [];
  if (lastDiffers) found.push({ field: 'lastName', code: 'last-name-differs', expected: last.expected });
  if (firstDiffers) found.push({ field: 'firstName', code: 'first-name-differs', expected: first.expected });
  return found;
}

/** Returns the given names, shortened one by one: `Anna Maria Luisa`, `Anna Maria`, `Anna`. */
function leadingWords(name: string): string[] {
  const words = name.split(/[\s,]+/).filter(Boolean);
  return words.map((_, at) => words.slice(0, words.length - at).join(' '));
}

function placeMismatch(decoded: DecodedFiscalCode, { birthPlace, birthDate }: TypedPerson, places: Places | undefined) {
  const place = places?.byCode(decoded.belfioreCode);
  if (places && !place) return 'birth-place-unknown';
  if (birthPlace?.belfioreCode) {
    if (birthPlace.belfioreCode !== decoded.belfioreCode) return 'birth-place-differs';
  } else if (place && !couldBe(place, birthPlace ?? {})) {
    return 'birth-place-differs';
  }
  const born = birthDate && birthDate === decoded.olderBirthDate ? birthDate : decoded.birthDate;
  return place && !existedOn(place, born) ? 'birth-place-not-then' : null;
}

/** For a birth abroad people write the town while the code has the state, so the country is compared. */
function couldBe(place: Place, { name, country }: { name?: string | null; country?: string | null }): boolean {
  if (country && place.country && country !== place.country) return false;
  if (place.province === null && country) return true;
  const typed = foldPlaceName((name ?? '').replace(/\(.*/, ''));
  return [place.name, place.otherName ?? ''].map(foldPlaceName).some((known) => {
    const words = known.split(' ');
    return known.replaceAll(' ', '') === typed.replaceAll(' ', '') || typed.split(' ').every((word) => word === '' || words.includes(word));
  });
}
