import type { MunicipalityDto } from '@sestante/api-client/types';
import { foldPlaceName } from '@sestante/italian-ids/place';
import type { ClientValues } from './client-fields.ts';

type TypedAddress = Pick<ClientValues['address'], 'city' | 'province' | 'postalCode' | 'country'>;

/** Whether there is a complete Italian postal code and a town to compare it with. */
export function isWorthChecking({ city, postalCode, country }: TypedAddress): boolean {
  return city.trim() !== '' && /^\d{5}$/.test(postalCode.trim()) && (country === '' || country === 'IT');
}

/**
 * Returns a warning when the postal code does not match the town, or null when it does or the town is unknown. Never an error, since codes
 * change.
 */
export function postalCodeDoubt({ city, province, postalCode }: TypedAddress, found: MunicipalityDto[]): string | null {
  const named = found.filter(({ name, otherName }) => [name, otherName ?? ''].some((one) => foldPlaceName(one) === foldPlaceName(city)));
  // Homonymous towns are told apart by province, where its two-letter abbreviation was typed.
  const there = named.filter((place) => place.province === province.trim().toUpperCase());
  const towns = there.length > 0 ? there : named;
  const codes = towns.flatMap(({ postalCodes }) => postalCodes);
  if (codes.length === 0 || codes.includes(postalCode.trim())) return null;
  const where = towns.length === 1 ? `${towns[0]?.name} (${towns[0]?.province})` : city.trim();
  const known =
    codes.length === 1
      ? `Il CAP di ${where} è ${codes[0]}`
      : `I CAP di ${where} sono ${codes.length > 3 ? `fra ${codes[0]} e ${codes.at(-1)}` : codes.join(', ')}`;
  return `${known}: ricontrolla. Puoi salvare comunque.`;
}
