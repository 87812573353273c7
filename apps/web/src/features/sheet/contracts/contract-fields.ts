import type { CreateContractDto } from '@sestante/api-client/types';
import { COVERAGE_CLASSES, coverageLabelOf } from '@sestante/questionnaire/policies';
import { choice, day, line, money, notes, suggested, textFieldType, wholeNumber } from '../../../ui/forms/field-types.ts';
import type { SheetFields } from '../sheet-fields.ts';
import { record } from '../sheet-field-types.ts';
import { FREQUENCY_LABELS, STATUS_LABELS } from './contract-labels.ts';
import { COMPANIES } from './contract-suggestions.ts';

/** One of the coverage classes, or free text. */
const coverage = textFieldType<string>({
  control: { is: 'suggested', max: 100, suggestions: COVERAGE_CLASSES.map(({ label }) => label) },
  parse: (text) => COVERAGE_CLASSES.find(({ label }) => label.toLowerCase() === text.toLowerCase())?.code ?? text,
  format: coverageLabelOf,
  fieldError: () => 'Testo non valido',
});

/** One of the usual frequencies, or free text. */
const frequency = textFieldType<string>({
  control: { is: 'suggested', max: 50, suggestions: Object.values(FREQUENCY_LABELS) },
  parse: (text) => Object.entries(FREQUENCY_LABELS).find(([, label]) => label.toLowerCase() === text.toLowerCase())?.[0] ?? text,
  format: (value) => FREQUENCY_LABELS[value] ?? value,
  fieldError: () => 'Testo non valido',
});

/** Form fields of a contract. */
export const CONTRACT_FIELDS: SheetFields<CreateContractDto> = {
  coverageClass: { label: 'Copertura', kind: coverage, span: 3, required: 'Che cosa copre?' },
  company: { label: 'Compagnia', kind: suggested(200, COMPANIES), span: 3 },
  policyNumber: { label: 'Numero di polizza', kind: line(100), span: 3 },
  status: { label: 'Stato', kind: choice(STATUS_LABELS), span: 3, required: 'Scegli lo stato', start: () => 'active' },
  startsOn: { label: 'Decorrenza', kind: day, span: 3 },
  endsOn: { label: 'Scadenza', kind: day, span: 3, hint: 'L’ultimo giorno di copertura' },
  premium: { label: 'Premio', kind: money, span: 3, hint: 'Di ogni rata' },
  premiumFrequency: { label: 'Frazionamento', kind: frequency, span: 3 },
  sumInsured: { label: 'Massimale', kind: money, span: 3 },
  excess: { label: 'Franchigia', kind: money, span: 3 },
  installationId: { label: 'Impianto coperto', kind: record('installations'), span: 3 },
  siteId: { label: 'Sede coperta', kind: record('sites'), span: 3 },
  renewalNoticeDays: {
    label: 'Preavviso di rinnovo',
    kind: wholeNumber(0, 365, ['giorno', 'giorni']),
    span: 3,
    hint: 'Quanti giorni prima della scadenza si pianifica il rinnovo: 30, se non lo scrivi',
  },
  notes: { label: 'Note', kind: notes(10_000) },
};
