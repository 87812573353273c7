/** A present or former municipality or foreign state that a fiscal code can contain as place of birth. */
export interface Place {
  belfioreCode: string;
  name: string;
  /** The second official name in bilingual areas: `Bozen`. */
  otherName: string | null;
  /** Two letters as on number plates: the current province, or the last one of a ceased municipality. Null for states. */
  province: string | null;
  /** ISO 3166-1 alpha-2. Null for former states, and for Kosovo. */
  country: string | null;
  /** Postal codes; empty unless it is a current municipality. */
  postalCodes: string[];
  /** First day, `YYYY-MM-DD`. Null before 1900, and for states, whose Belfiore codes are assigned retroactively. */
  validFrom: string | null;
  /** Last day, `YYYY-MM-DD`. Null while it exists. */
  validTo: string | null;
}

/** Whether a place existed on a day (`YYYY-MM-DD`). */
export function existedOn(place: Place, day: string): boolean {
  return (place.validFrom === null || place.validFrom <= day) && (place.validTo === null || day <= place.validTo);
}

/** Normalises a name for comparison: `Sant'Angelo` and `SANT ANGELO` are equal. */
export function foldPlaceName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
