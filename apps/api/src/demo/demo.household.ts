import type { Household, HouseholdMember } from '../clients/client-fields.dto.js';
import type { Dice } from './demo.dice.js';
import { aFirstName, aSurname, bornIn, dayIn, type Gender, identify, type Identity } from './demo.identity.js';
import type { Place } from './demo.places.js';

type MaritalStatus = 'single' | 'married' | 'civil_union' | 'separated' | 'divorced' | 'widowed';

const YOUNGEST_BORN = 2024;
const COME_OF_AGE_BY_NOW = 2006;

/** Draws a marital status that is plausible for the person's age. */
export function maritalStatus(dice: Dice, birthYear: number): MaritalStatus {
  const share = dice.next();
  if (birthYear > 1995) return share < 0.85 ? 'single' : 'married';
  if (birthYear < 1950 && share < 0.3) return 'widowed';
  if (share < 0.62) return 'married';
  if (share < 0.64) return 'civil_union';
  if (share < 0.7) return 'separated';
  return share < 0.78 ? 'divorced' : 'single';
}

/** Returns the household of a person with that status; for some families only the size is known. */
export function household(dice: Dice, person: Identity, status: MaritalStatus, home: Place): Household {
  const members = [...companions(dice, person, status, home), ...children(dice, person, status, home)];
  if (members.length === 0) return { size: 1, members };
  return { size: members.length + 1, members: dice.chance(0.15) ? [] : members };
}

function companions(dice: Dice, person: Identity, status: MaritalStatus, home: Place): HouseholdMember[] {
  const lives = status === 'married' || status === 'civil_union' || (status === 'single' && dice.chance(0.2));
  if (!lives) return [];
  const otherGender: Gender = person.gender === 'male' ? 'female' : 'male';
  const gender = status === 'civil_union' ? person.gender : otherGender;
  const relation = status === 'single' ? 'partner' : 'spouse';
  const birthYear = Math.min(birthYearOf(person) + dice.between(-6, 6), COME_OF_AGE_BY_NOW);
  return [member(dice, relation, aFirstName(dice, gender), aSurname(dice), gender, birthYear, home, dice.chance(0.15))];
}

function children(dice: Dice, person: Identity, status: MaritalStatus, home: Place): HouseholdMember[] {
  const birthYear = birthYearOf(person);
  // Children of older people have left the household, and the youngest people have none yet.
  if (birthYear < 1952 || birthYear > 1996 || !dice.chance(status === 'single' ? 0.12 : 0.7)) return [];
  const lastName = status === 'married' && person.gender === 'female' ? aSurname(dice) : person.lastName;
  const firstBorn = birthYear + dice.between(23, 36);
  return Array.from({ length: dice.pick([1, 1, 2, 2, 3]) }, (_, at) => {
    const gender: Gender = dice.chance(0.5) ? 'male' : 'female';
    const born = Math.min(firstBorn + at * dice.between(2, 4), YOUNGEST_BORN);
    return member(dice, 'child', aFirstName(dice, gender), lastName, gender, born, home, born > 2001);
  });
}

function member(
  dice: Dice,
  relation: HouseholdMember['relation'],
  first: string,
  last: string,
  gender: Gender,
  birthYear: number,
  home: Place,
  dependent: boolean,
): HouseholdMember {
  const birthDate = dayIn(dice, birthYear);
  const fiscalCode = dice.chance(0.5) ? identify(first, last, gender, birthDate, bornIn(home)).fiscalCode : null;
  return { firstName: first, lastName: last, relation, birthDate, fiscalCode, dependent };
}

function birthYearOf(person: Identity): number {
  return Number(person.birthDate.slice(0, 4));
}
