import type { CheckedFiscalCode, DuplicateReason, FiscalCodeMismatch } from '@sestante/api-client/types';
import { formatDay } from '../../lib/formats.ts';
import type { FieldName } from './client-fields.ts';
import { GENDER_LABELS } from './client-labels.ts';
import { birthPlace } from './client-values-parts.ts';

/** Why two records may be one, after "Cliente ·". */
export const REASON_LABELS: Record<DuplicateReason, string> = {
  'fiscal-code': 'stesso codice fiscale',
  'vat-number': 'stessa partita IVA',
  'name-and-birth-date': 'stesso nome e stessa data di nascita',
  email: 'stessa email',
  phone: 'stesso telefono',
  name: 'stesso nome',
};

interface Mismatch {
  /** Beside which field it is told. */
  field: FieldName;
  text: (code: CheckedFiscalCode) => string;
}

const ANYWAY = 'Puoi salvare comunque.';

/** What a fiscal code and the other fields disagree on. People with odd codes exist: a warning, never a refusal. */
export const MISMATCHES: Record<FiscalCodeMismatch, Mismatch> = {
  'check-character': {
    field: 'fiscalCode',
    text: () => `Il carattere di controllo non torna: ricontrolla il codice. ${ANYWAY}`,
  },
  'first-name': { field: 'firstName', text: () => `Il codice fiscale è di qualcuno con un altro nome. ${ANYWAY}` },
  'last-name': { field: 'lastName', text: () => `Il codice fiscale è di qualcuno con un altro cognome. ${ANYWAY}` },
  'birth-date': {
    field: 'birthDate',
    text: ({ birthDate }) => `Il codice fiscale dice ${birthDate === null ? 'un’altra data' : formatDay(birthDate)}. ${ANYWAY}`,
  },
  gender: {
    field: 'gender',
    text: ({ gender }) => `Il codice fiscale dice ${gender === null ? 'l’altro' : GENDER_LABELS[gender].toLowerCase()}. ${ANYWAY}`,
  },
  'birth-place': {
    field: 'birthPlace',
    text: ({ birthPlace: place }) => `Il codice fiscale dice ${place === null ? 'un altro luogo' : birthPlace.read(place, String)}. ${ANYWAY}`,
  },
  'vat-number': { field: 'vatNumber', text: () => `Di solito è uguale al codice fiscale. ${ANYWAY}` },
};
