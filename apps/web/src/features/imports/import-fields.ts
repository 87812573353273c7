import type { ImportField } from '@sestante/api-client/types';

const GROUPS = ['Chi è', 'Attività', 'Contatti', 'Indirizzo', 'Altri dati'] as const;
type Group = (typeof GROUPS)[number];

/** Fields a column can be mapped to, in the order of the form. Exhaustive on purpose: a new field breaks the build until it has a label. */
const FIELDS: Record<ImportField, [label: string, group: Group]> = {
  name: ['Nominativo o ragione sociale', 'Chi è'],
  title: ['Titolo', 'Chi è'],
  firstName: ['Nome', 'Chi è'],
  lastName: ['Cognome', 'Chi è'],
  companyName: ['Ragione sociale', 'Chi è'],
  type: ['Tipo di cliente', 'Chi è'],
  status: ['Stato: cliente o prospect', 'Chi è'],
  fiscalCode: ['Codice fiscale', 'Chi è'],
  vatNumber: ['Partita IVA', 'Chi è'],
  birthDate: ['Data di nascita', 'Chi è'],
  birthPlace: ['Luogo di nascita', 'Chi è'],
  gender: ['Sesso', 'Chi è'],
  maritalStatus: ['Stato civile', 'Chi è'],
  profession: ['Professione', 'Attività'],
  professionalOrder: ['Ordine professionale', 'Attività'],
  legalForm: ['Forma giuridica', 'Attività'],
  sector: ['Settore', 'Attività'],
  annualRevenue: ['Fatturato annuo', 'Attività'],
  employeeCount: ['Dipendenti', 'Attività'],
  referent: ['Referente', 'Attività'],
  email: ['Email', 'Contatti'],
  otherEmail: ['Altra email', 'Contatti'],
  pec: ['PEC', 'Contatti'],
  phone: ['Telefono', 'Contatti'],
  mobile: ['Cellulare', 'Contatti'],
  otherPhone: ['Altro telefono', 'Contatti'],
  sdiCode: ['Codice destinatario SDI', 'Contatti'],
  street: ['Via e numero', 'Indirizzo'],
  streetNumber: ['Numero civico', 'Indirizzo'],
  postalCode: ['CAP', 'Indirizzo'],
  city: ['Comune', 'Indirizzo'],
  province: ['Provincia', 'Indirizzo'],
  country: ['Nazione', 'Indirizzo'],
  omniaCode: ['Codice Omnia', 'Altri dati'],
  source: ['Fonte', 'Altri dati'],
  expectedValue: ['Valore stimato', 'Altri dati'],
  notes: ['Note', 'Altri dati'],
  toNotes: ['Nelle note, con il nome della colonna', 'Altri dati'],
};

const NAMES = Object.keys(FIELDS) as ImportField[];

export function importFieldLabel(field: ImportField): string {
  return FIELDS[field][0];
}

/** Options of the select, by group. */
export const FIELD_CHOICES = GROUPS.map((group) => ({
  group,
  items: NAMES.filter((name) => FIELDS[name][1] === group).map((value) => ({ value, label: FIELDS[value][0] })),
}));

export function isImportField(value: string): value is ImportField {
  return Object.hasOwn(FIELDS, value);
}
