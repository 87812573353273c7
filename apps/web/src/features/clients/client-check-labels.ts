import type { DuplicateReason, FiscalCodeMismatchDto, Gender } from '@sestante/api-client/types';
import { formatDay } from '../../lib/formats.ts';
import type { FieldName } from '../records/fields/client-fields.ts';
import { GENDER_LABELS } from '../records/client-labels.ts';

/** Reasons for a possible duplicate, shown after "Cliente ·". */
export const REASON_LABELS: Record<DuplicateReason, string> = {
  'fiscal-code': 'stesso codice fiscale',
  'vat-number': 'stessa partita IVA',
  'name-and-birth-date': 'stesso nome e stessa data di nascita',
  email: 'stessa email',
  phone: 'stesso telefono',
  name: 'stesso nome',
};

export interface CodeDoubt {
  /** Field at which the message is shown. */
  field: FieldName;
  text: string;
}

interface Mismatch {
  field: FieldName;
  text: (expected: string, place: string | null) => string;
}

const ANYWAY = 'Puoi salvare comunque.';
const genders: Record<string, string | undefined> = GENDER_LABELS satisfies Record<Gender, string>;

// Errors of the code itself are reported by its own field, which works without the server too.
const MISMATCHES: Record<string, Mismatch | undefined> = {
  'last-name-differs': { field: 'lastName', text: (letters) => `Nel codice fiscale il cognome dà ${letters}: ricontrolla. ${ANYWAY}` },
  'first-name-differs': { field: 'firstName', text: (letters) => `Nel codice fiscale il nome dà ${letters}: ricontrolla. ${ANYWAY}` },
  'names-swapped': { field: 'lastName', text: () => `Secondo il codice fiscale nome e cognome sono scambiati. ${ANYWAY}` },
  'birth-date-differs': { field: 'birthDate', text: (day) => `Il codice fiscale dice ${formatDay(day)}. ${ANYWAY}` },
  'gender-differs': { field: 'gender', text: (gender) => `Il codice fiscale dice ${genders[gender]?.toLowerCase() ?? 'altro'}. ${ANYWAY}` },
  'birth-place-differs': { field: 'birthPlace', text: (code, place) => `Il codice fiscale dice ${place ?? code}. ${ANYWAY}` },
  'birth-place-unknown': { field: 'birthPlace', text: (code) => `Il codice fiscale ha un luogo che non esiste (${code}). ${ANYWAY}` },
  'birth-place-not-then': {
    field: 'birthPlace',
    text: (code, place) => `${place ?? code} non esisteva alla data di nascita. ${ANYWAY}`,
  },
};

/**
 * Returns a message for a mismatch between the fiscal code and the form, or null when none is needed. It is only a doubt, since unusual
 * codes exist.
 */
export function doubtOf({ code, expected }: FiscalCodeMismatchDto, place: string | null): CodeDoubt | null {
  const mismatch = MISMATCHES[code];
  return mismatch ? { field: mismatch.field, text: mismatch.text(expected ?? '', place) } : null;
}
