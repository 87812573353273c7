/** A municipality or a foreign state, of today or of the past: whatever a fiscal code can name as place of birth. */
export interface Place {
  belfioreCode: string;
  name: string;
  /** The other official name, where there are two languages: `Bozen`. */
  otherName: string | null;
  /** Two letters as on number plates; of today, or the last one that a ceased municipality had. Null for states. */
  province: string | null;
  /** ISO 3166-1 alpha-2. Null for states that are gone, and for Kosovo. */
  country: string | null;
  /** Empty for what is not a municipality of today. */
  postalCodes: string[];
  /** `YYYY-MM-DD`. Null when it began before 1900, and for every state: their Belfiore codes are given with hindsight. */
  validFrom: string | null;
  /** The last day. Null while it exists. */
  validTo: string | null;
}

/** Whether a place existed on a day (`YYYY-MM-DD`). */
export function existedOn(place: Place, day: string): boolean {
  return (place.validFrom === null || place.validFrom <= day) && (place.validTo === null || day <= place.validTo);
}

/** A name reduced to what is compared: `Sant'Angelo` and `SANT ANGELO` are one. */
export function foldPlaceName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
