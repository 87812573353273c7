import type { DemoClient } from './demo.client.js';
import { address, landline, mobile, personalEmail, sdiCode, slug, vatNumber } from './demo.contact.js';
import { Dice, weighted } from './demo.dice.js';
import { household, maritalStatus } from './demo.household.js';
import { adult, aFirstName, aSurname, type Identity, PLACES_AS_FREQUENT } from './demo.identity.js';
import { ofTown, PLACES, type Place } from './demo.places.js';
import {
  BUSINESS_NOTES,
  COINED_ENDINGS,
  type LegalForm,
  LEGAL_FORMS,
  NOTES,
  PLAIN_FORM,
  PROFESSIONS,
  PROPER_NAMES,
  SECTORS,
  type Sector,
  SOURCES,
} from './demo.trades.js';

const RETAIL_SHARE = 0.68;
const PROFESSIONAL_SHARE = 0.17;
const WITHOUT_EMAIL = 0.04;
const WITHOUT_PHONE = 0.06;
const WITH_OMNIA_CODE = 0.4;
const WITHOUT_BIRTH_DATA = 0.05;
const FIRST_OMNIA_NUMBER = 20_100;

const PROFESSIONS_AS_FREQUENT = weighted(PROFESSIONS, (profession) => profession.weight);
const SECTORS_AS_FREQUENT = weighted(SECTORS, (sector) => sector.weight);
const FORMS_AS_FREQUENT = weighted(LEGAL_FORMS, (form) => form.weight);
// The chief town comes first for each province; reversing the list makes it the last entry set in the map.
const CHIEF_TOWNS = new Map(PLACES.toReversed().map((place) => [place.province, place.name]));

/**
 * Generates any number of clients in constant memory, the same for the same seed. `today` only affects dates within
 * notes: names, births and codes do not depend on it.
 */
export function* people(count: number, seed: number, today: string): Generator<DemoClient> {
  const dice = new Dice();
  const start = Date.parse(`${today}T00:00:00Z`);
  if (Number.isNaN(start)) throw new RangeError('today is not YYYY-MM-DD');
  for (let index = 0; index < count; index++) {
    dice.reseed(seed, index);
    const kind = dice.next();
    const home = dice.pick(PLACES_AS_FREQUENT);
    if (kind < RETAIL_SHARE) yield retail(dice, index, home, start);
    else if (kind < RETAIL_SHARE + PROFESSIONAL_SHARE) yield professional(dice, index, home, start);
    else yield corporate(dice, index, home, start);
  }
}

function retail(dice: Dice, index: number, home: Place, start: number): DemoClient {
  const who = adult(dice, home);
  return {
    type: 'retail',
    title: dice.chance(0.04) ? (who.gender === 'male' ? 'Dott.' : 'Dott.ssa') : null,
    ...personal(dice, who, home, 0.55),
    email: dice.chance(WITHOUT_EMAIL) ? null : personalEmail(dice, who.firstName, who.lastName, who.birthDate),
    pec: dice.chance(0.03) ? `${slug(who.firstName)}.${slug(who.lastName)}@pec.example` : null,
    phone: dice.chance(WITHOUT_PHONE) ? null : dice.chance(0.8) ? mobile(dice) : landline(dice, home),
    phones: dice.chance(0.12) ? [{ value: landline(dice, home), label: 'casa' }] : [],
    sdiCode: null,
    ...common(dice, index, home, NOTES, start),
  };
}

function professional(dice: Dice, index: number, home: Place, start: number): DemoClient {
  const who = adult(dice, home);
  const { name, titles, order, studio } = dice.pick(PROFESSIONS_AS_FREQUENT);
  const last = slug(who.lastName);
  const first = slug(who.firstName);
  return {
    type: 'professional',
    title: dice.chance(0.85) ? titles[who.gender === 'male' ? 0 : 1] : null,
    ...personal(dice, who, home, 0.3),
    profession: name,
    professionalOrder: order && `${order} ${ofTown(CHIEF_TOWNS.get(home.province) ?? home.name)}`,
    companyName: dice.chance(0.7) ? `${studio} ${who.lastName}${dice.chance(0.15) ? ' & Associati' : ''}` : null,
    vatNumber: dice.chance(0.97) ? vatNumber(dice, home) : null,
    annualRevenue: dice.chance(0.7) ? euros(dice.between(18, 240) * 1000) : null,
    employeeCount: dice.chance(0.6) ? Math.floor(dice.next() ** 3 * 12) : null,
    email: dice.chance(WITHOUT_EMAIL) ? null : professionalEmail(dice, first, last),
    pec: dice.chance(0.75) ? `${first}.${last}@pec.example` : null,
    phone: dice.chance(WITHOUT_PHONE) ? null : dice.chance(0.5) ? mobile(dice) : landline(dice, home),
    phones: dice.chance(0.3) ? [{ value: landline(dice, home), label: 'studio' }] : [],
    sdiCode: dice.chance(0.5) ? sdiCode(dice) : null,
    ...common(dice, index, home, dice.chance(0.5) ? NOTES : BUSINESS_NOTES, start),
  };
}

function corporate(dice: Dice, index: number, home: Place, start: number): DemoClient {
  const sector = dice.pick(SECTORS_AS_FREQUENT);
  const form = legalForm(dice, sector);
  const name = companyName(dice, sector);
  const domain = `${slug(name)}.example`;
  const vat = vatNumber(dice, home);
  const staff = 1 + Math.floor(dice.next() ** 2.2 * form.maxEmployees);
  const revenue = Math.round(staff * sector.revenuePerEmployee * (0.7 + dice.next() * 0.7)) * 1000;
  return {
    type: 'corporate',
    companyName: `${name} ${form.name}`,
    legalForm: form.name,
    sector: sector.name,
    vatNumber: vat,
    fiscalCode: vat,
    annualRevenue: dice.chance(0.85) ? euros(revenue) : null,
    employeeCount: dice.chance(0.9) ? staff : null,
    referent: dice.chance(0.7) ? referent(dice) : null,
    email: dice.chance(WITHOUT_EMAIL) ? null : `${dice.pick(['info', 'info', 'amministrazione', 'ufficio'])}@${domain}`,
    pec: dice.chance(0.85) ? `${slug(name)}@pec.example` : null,
    phone: dice.chance(WITHOUT_PHONE) ? null : dice.chance(0.85) ? landline(dice, home) : mobile(dice),
    phones: dice.chance(0.3) ? [{ value: mobile(dice), label: 'titolare' }] : [],
    sdiCode: dice.chance(0.7) ? sdiCode(dice) : null,
    ...common(dice, index, home, BUSINESS_NOTES, start),
  };
}

function personal(dice: Dice, who: Identity, home: Place, familyKnown: number): Partial<DemoClient> {
  const status = maritalStatus(dice, Number(who.birthDate.slice(0, 4)));
  const births = !dice.chance(WITHOUT_BIRTH_DATA);
  return {
    firstName: who.firstName,
    lastName: who.lastName,
    gender: who.gender,
    birthDate: births ? who.birthDate : null,
    birthPlace: births ? who.birthPlace : null,
    fiscalCode: births ? who.fiscalCode : null,
    maritalStatus: dice.chance(0.8) ? status : null,
    household: dice.chance(familyKnown) ? household(dice, who, status, home) : null,
  };
}

function common(dice: Dice, index: number, home: Place, notes: readonly string[], start: number) {
  const createdDaysAgo = Math.floor(dice.next() ** 1.6 * 3285);
  return {
    emails: [],
    address: address(dice, home),
    notes: dice.chance(0.28) ? note(dice, notes, start) : null,
    // Reserves three numbers per record, so that codes are unique.
    omniaCode: dice.chance(WITH_OMNIA_CODE) ? `OM-${FIRST_OMNIA_NUMBER + index * 3 + dice.between(0, 2)}` : null,
    source: dice.chance(0.5) ? dice.pick(SOURCES) : null,
    createdDaysAgo,
    updatedDaysAgo: Math.floor(createdDaysAgo * dice.next() ** 2),
  };
}

function note(dice: Dice, notes: readonly string[], start: number): string {
  const text = dice.pick(notes);
  if (!text.includes('{giorno}')) return text;
  const day = new Date(start + dice.between(10, 330) * 86_400_000).toISOString();
  return text.replace('{giorno}', `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`);
}

function professionalEmail(dice: Dice, first: string, last: string): string {
  return dice.chance(0.5) ? `studio@${first}${last}.example` : `${first.charAt(0)}.${last}@studio${last}.example`;
}

function legalForm(dice: Dice, sector: Sector): LegalForm {
  const form = dice.pick(FORMS_AS_FREQUENT);
  const farm = sector.name === 'Agricoltura' || sector.name === 'Vitivinicolo';
  const tooGrand = form.name === 'S.p.A.' && sector.revenuePerEmployee < 90;
  return tooGrand || (form.name === 'Soc. Agr.' && !farm) ? PLAIN_FORM : form;
}

function companyName(dice: Dice, sector: Sector): string {
  const manner = dice.next();
  if (manner < 0.38) return `${dice.pick(sector.trades)} ${aSurname(dice)}`;
  if (manner < 0.56) return `${dice.pick(sector.trades)} ${dice.pick(PROPER_NAMES)}`;
  if (manner < 0.64) return `Fratelli ${aSurname(dice)}`;
  if (manner < 0.7) return `${aSurname(dice)} & ${aSurname(dice)}`;
  return dice.pick(sector.roots) + dice.pick(COINED_ENDINGS);
}

function referent(dice: Dice): string {
  const gender = dice.chance(0.6) ? 'male' : 'female';
  const title = dice.chance(0.25) ? dice.pick(gender === 'male' ? ['Ing. ', 'Dott. ', 'Rag. '] : ['Ing. ', 'Dott.ssa ', 'Rag. ']) : '';
  return `${title}${aFirstName(dice, gender)} ${aSurname(dice)}`;
}

function euros(amount: number): { amount: string; currency: 'EUR' } {
  return { amount: `${amount}.00`, currency: 'EUR' };
}
