import { isISO31661Alpha2 } from 'class-validator';
import type { Address } from '../core/http/address.dto.js';
import { cased, isUpperCase, oneLine } from './case.rules.js';

/** Cells of the address columns; empty strings where the file has no value. */
export interface AddressCells {
  street: string;
  streetNumber: string;
  postalCode: string;
  city: string;
  province: string;
  country: string;
}

const SMALL = /^(di|del|della|dello|dei|degli|delle|da|dal|e|a|al|in|km|n\.?|sul|sulla|con|presso|scala|int\.?)$/i;
const LONGEST = { street: 200, streetNumber: 20, postalCode: 12, city: 100, province: 50 };

/** Splits an address into its parts; null when all cells are empty. */
export function readAddress(cells: AddressCells): Address | null {
  const { street, number } = cells.streetNumber
    ? { street: oneLine(cells.street), number: oneLine(cells.streetNumber) }
    : splitStreet(cells.street);
  const { city, province } = splitCity(cells.city);
  const address: Address = {
    street: cut(placeName(street), LONGEST.street),
    streetNumber: cut(number, LONGEST.streetNumber),
    postalCode: cut(postalCode(cells.postalCode), LONGEST.postalCode),
    city: cut(placeName(city), LONGEST.city),
    province: cut(provinceOf(cells.province) || province, LONGEST.province),
    country: countryOf(cells.country),
  };
  return Object.values(address).some(Boolean) ? address : null;
}

/**
 * Splits street and number: `Via Roma, 12`, `P.zza Garibaldi 3`, `Corso Francia 112/bis`, `Via D'Azeglio n. 7 scala B`.
 * A kilometre mark is not a house number.
 */
export function splitStreet(text: string): { street: string; number: string } {
  const line = oneLine(text);
  const found =
    /^(.*?\p{L}.*?)[\s,]+(?:(?:n|nr|num|civ|n°|nº)\.?\s*)?(\d{1,4}(?:\s?[/-]?\s?(?:bis|ter|quater|[a-z]|\d{1,3}))?(?:[\s,]+(?:scala|sc\.|int\.|interno|palazzina|pal\.).{1,12})?|s\.?n\.?c\.?)$/iu.exec(
      line,
    );
  const street = found?.[1]?.replace(/[\s,]+$/, '') ?? line;
  if (!found || /\b(km|chilometro)\.?(\s*\d+)?$/i.test(street)) return { street: line, number: '' };
  return { street, number: found[2] ?? '' };
}

/** Splits city and province: `Milano (MI)`, `Milano - MI`. */
function splitCity(text: string): { city: string; province: string } {
  const found = /^(.*\S)\s*(?:\(\s*(\p{L}{2})\s*\)|\s-\s*(\p{Lu}{2}))$/u.exec(oneLine(text));
  return found ? { city: found[1] ?? '', province: (found[2] ?? found[3] ?? '').toUpperCase() } : { city: oneLine(text), province: '' };
}

const provinceOf = (text: string): string => {
  const province = oneLine(text).replace(/[().]/g, '');
  return province.length <= 2 ? province.toUpperCase() : placeName(province);
};

/** Restores the leading zeros that a spreadsheet drops from a postal code: 184 becomes Rome's 00184. */
const postalCode = (text: string): string => (/^\d{3,4}$/.test(oneLine(text)) ? oneLine(text).padStart(5, '0') : oneLine(text));

function placeName(text: string): string {
  if (!isUpperCase(text)) return text;
  return text
    .split(' ')
    .map((word, at) => (at > 0 && SMALL.test(word) ? word.toLowerCase() : cased(word)))
    .join(' ');
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter((code) => isISO31661Alpha2(code));
const COUNTRIES = new Map(
  ['it', 'en'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return CODES.map((code) => [(names.of(code) ?? code).toLowerCase(), code] as const);
  }),
);

/** Returns the code of a country named in Italian or English; null for an unknown name. */
export function countryOf(text: string): string | null {
  const name = oneLine(text);
  if (name === '') return null;
  return COUNTRIES.get(name.toLowerCase()) ?? CODES.find((code) => code === name.toUpperCase()) ?? null;
}

const cut = (text: string, longest: number): string | null => text.slice(0, longest) || null;
