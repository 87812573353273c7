import { computeFiscalCode } from '@sestante/italian-ids/fiscal-code-compute';
import type { BirthPlace } from '../clients/client-fields.dto.js';
import { type Dice, weighted } from './demo.dice.js';
import { COMMUNITIES, FEMALE_NAMES, MALE_NAMES, SURNAMES } from './demo.names.js';
import { PLACES, type Place } from './demo.places.js';

export type Gender = 'male' | 'female';

/** Personal data of one person; the fiscal code always matches the other fields. */
export interface Identity {
  firstName: string;
  lastName: string;
  gender: Gender;
  birthDate: string;
  birthPlace: BirthPlace;
  fiscalCode: string;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const SURNAMES_AS_FREQUENT = weighted(SURNAMES, (_, rank) => 1 / (rank + 25));
const FIRST_NAMES_AS_FREQUENT = {
  male: weighted(MALE_NAMES, (_, rank) => 1 / (rank + 12)),
  female: weighted(FEMALE_NAMES, (_, rank) => 1 / (rank + 12)),
};
export const PLACES_AS_FREQUENT = weighted(PLACES, (place) => place.weight);

const BORN_ABROAD = 0.07;
const BORN_WHERE_THEY_LIVE = 0.6;

/** Generates an adult resident of a town. Birth years are fixed, so that codes do not depend on the day of loading. */
export function adult(dice: Dice, home: Place): Identity {
  const gender: Gender = dice.chance(0.5) ? 'male' : 'female';
  const birthDate = dayIn(dice, dice.between(1938, 1975) + dice.between(0, 30));
  if (dice.chance(BORN_ABROAD)) {
    const community = dice.pick(COMMUNITIES);
    const name = { firstName: dice.pick(community[gender]), lastName: dice.pick(community.surnames) };
    const birthPlace = {
      name: community.birthPlace,
      province: null,
      country: community.country,
      belfioreCode: community.belfioreCode,
    };
    return identify(name.firstName, name.lastName, gender, birthDate, birthPlace);
  }
  const town = dice.chance(BORN_WHERE_THEY_LIVE) ? home : dice.pick(PLACES_AS_FREQUENT);
  return identify(aFirstName(dice, gender), aSurname(dice), gender, birthDate, bornIn(town));
}

/** Adds the fiscal code derived from the other fields. */
export function identify(
  firstName: string,
  lastName: string,
  gender: Gender,
  birthDate: string,
  birthPlace: BirthPlace & { belfioreCode: string },
): Identity {
  const { belfioreCode } = birthPlace;
  const fiscalCode = computeFiscalCode({ firstName, lastName, gender, birthDate, belfioreCode });
  return { firstName, lastName, gender, birthDate, birthPlace, fiscalCode };
}

export function bornIn(town: Place): BirthPlace & { belfioreCode: string } {
  return { name: town.name, province: town.province, country: 'IT', belfioreCode: town.belfioreCode };
}

export function aSurname(dice: Dice): string {
  return dice.pick(SURNAMES_AS_FREQUENT);
}

export function aFirstName(dice: Dice, gender: Gender): string {
  return dice.pick(FIRST_NAMES_AS_FREQUENT[gender]);
}

export function dayIn(dice: Dice, year: number): string {
  const month = dice.between(1, 12);
  const day = dice.between(1, DAYS_IN_MONTH[month - 1] ?? 28);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}
