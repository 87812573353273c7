import { vatCheckDigit } from '@sestante/italian-ids/vat-number';
import type { Address } from '../core/http/address.dto.js';
import type { Dice } from './demo.dice.js';
import { type Place, STREETS } from './demo.places.js';

const MOBILE_PREFIXES = '320 327 328 329 331 333 334 335 338 339 340 342 345 346 347 348 349 351 366 370 371 380 388 389 391 392 393'.split(
  ' ',
);
// Reserved domains, so that no accidental e-mail reaches anyone.
const MAIL_DOMAINS = ['posta.example', 'posta.example', 'mail.example', 'email.example', 'casella.example'];

export function address(dice: Dice, town: Place): Address {
  const [first, last] = town.postalCodes;
  return {
    street: dice.pick(STREETS),
    streetNumber: streetNumber(dice),
    postalCode: String(dice.between(first, last)).padStart(5, '0'),
    city: town.name,
    province: town.province,
    country: 'IT',
  };
}

/** Fictional mobile numbers, with 555 in the middle. */
export function mobile(dice: Dice): string {
  return `+39${dice.pick(MOBILE_PREFIXES)}555${fourDigits(dice)}`;
}

export function landline(dice: Dice, town: Place): string {
  const filler = town.areaCode.length < 4 ? '555' : '55';
  return `+39${town.areaCode}${filler}${fourDigits(dice)}`;
}

export function personalEmail(dice: Dice, firstName: string, lastName: string, birthDate: string): string {
  const [first, last] = [slug(firstName), slug(lastName)];
  const domain = dice.pick(MAIL_DOMAINS);
  const manner = dice.next();
  if (manner < 0.5) return `${first}.${last}@${domain}`;
  if (manner < 0.7) return `${first}.${last}${birthDate.slice(2, 4)}@${domain}`;
  return manner < 0.85 ? `${first.charAt(0)}.${last}@${domain}` : `${last}.${first}@${domain}`;
}

/** Valid VAT number that belongs to nobody: seven digits beyond those assigned so far, the tax office and the check digit. */
export function vatNumber(dice: Dice, town: Place): string {
  const body = `${dice.between(1_800_000, 1_999_999)}${town.officeCode}`;
  return body + vatCheckDigit(body);
}

/** SDI code; `0000000` means that invoices go to the certified mailbox. */
export function sdiCode(dice: Dice): string {
  return dice.chance(0.4) ? '0000000' : dice.pick(['A1B2C3D', 'ZX45TR9', 'QW7E8RT', 'K9L8M7N', 'PP5OI4U', 'T0R1N02']);
}

const slugs = new Map<string, string>();

/** Reduces text to letters and digits for e-mail addresses. Results are cached, since names repeat often. */
export function slug(text: string): string {
  const known = slugs.get(text);
  if (known !== undefined) return known;
  const made = text
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  if (slugs.size < 5_000) slugs.set(text, made);
  return made;
}

function streetNumber(dice: Dice): string {
  const number = dice.between(1, 180);
  return dice.chance(0.08) ? `${number}/${dice.pick(['A', 'B', 'bis'])}` : String(number);
}

function fourDigits(dice: Dice): string {
  return String(dice.between(0, 9999)).padStart(4, '0');
}
