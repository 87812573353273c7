import type { FormFields } from '../../../ui/forms/use-record-form.ts';
import type { ClientType, CreateClientDto, UpdateClientDto } from '@sestante/api-client/types';
import { changesOf, sameValue } from '../../../lib/same-value.ts';
import { LEGAL_FORMS, PROFESSIONAL_ORDERS, PROFESSIONS, SECTORS, SOURCES, TITLES } from './client-fields-suggestions.ts';
import { GENDER_LABELS, MARITAL_LABELS } from '../client-labels.ts';
import type { Client } from '../client-names.ts';
import {
  birthDay,
  choice,
  email,
  fiscalCode,
  type FormValue,
  isTextFieldType,
  type FieldType,
  line,
  type FieldErrors,
  money,
  type NameOf,
  notes,
  phone,
  sdiCode,
  suggested,
  vatNumber,
  wholeNumber,
} from '../../../ui/forms/field-types.ts';
import { address, assigneeId, birthPlace, emails, household, phones, tagIds } from './composite-field-types.ts';

/** Every field that staff can write. A field added to the API breaks the build until it has an entry in `FIELDS`. */
export type FieldName = Exclude<keyof CreateClientDto, 'type'>;

/** Type of a field when it is not empty. */
export type ValueOf<Name extends FieldName> = NonNullable<CreateClientDto[Name]>;

/** Form values of a client. */
export type ClientValues = { [Name in FieldName]: FormValue<ValueOf<Name>> } & {
  /** Set by the user when the client has no e-mail; it is then not required. */
  withoutEmail: boolean;
};

export type ClientForm = FormFields<ClientValues>;

export const GROUPS = ['identity', 'activity', 'contacts', 'other'] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP_LABELS: Record<Group, string> = {
  identity: 'Identità',
  activity: 'Attività',
  contacts: 'Contatti',
  other: 'Altri dati',
};

type PerType<T> = T | Record<ClientType, T>;
type Span = 2 | 3 | 4 | 6;

interface Field<Name extends FieldName> {
  label: PerType<string>;
  group: PerType<Group>;
  /** Client types that have the field; the compiler checks them against the API's responses. */
  on: TypesWith<Name>;
  kind: FieldType<ValueOf<Name>>;
  /** Width in the six-column grid of the form; three columns by default. */
  span?: PerType<Span>;
  /** Types that require the field, with the message when it is empty. */
  required?: Partial<Record<ClientType, string>>;
  hint?: PerType<string>;
}

type Answered<Name> = Name extends 'assigneeId' ? 'assignee' : Name extends 'tagIds' ? 'tags' : Name;
type TypesWith<Name> = { [Type in ClientType]: Answered<Name> extends keyof Extract<Client, { type: Type }> ? true : false };

const EVERYONE = { retail: true, professional: true, corporate: true } as const;
const PEOPLE = { retail: true, professional: true, corporate: false } as const;
const BUSINESSES = { retail: false, professional: true, corporate: true } as const;
const PROFESSIONALS = { retail: false, professional: true, corporate: false } as const;
const COMPANIES = { retail: false, professional: false, corporate: true } as const;

const inIdentityOfCompanies = { retail: 'activity', professional: 'activity', corporate: 'identity' } as const;
const companyNameLabels = { retail: 'Ragione sociale', professional: 'Studio', corporate: 'Ragione sociale' };
const addressLabels = { retail: 'Residenza', professional: 'Residenza', corporate: 'Sede legale' };
const ofPeople = (text: string) => ({ retail: text, professional: text });
const companyNameSpans = { retail: 6, professional: 3, corporate: 6 } as const;
const fromCode = 'Incolla o digita: compiliamo data, sesso e luogo di nascita';
const fiscalCodeHints = { retail: fromCode, professional: fromCode, corporate: 'Di solito è la partita IVA' };
const fiscalCodeSpans = { retail: 4, professional: 4, corporate: 3 } as const;

/**
 * The fields of a client in reading order. This list drives the create and edit forms, the profile, the history and the conflict dialog: a
 * new field needs one entry here and nothing else in the web application.
 */
export const FIELDS: { readonly [Name in FieldName]: Field<Name> } = {
  profession: { label: 'Professione', group: 'activity', on: PROFESSIONALS, kind: suggested(100, PROFESSIONS) },
  professionalOrder: { label: 'Ordine professionale', group: 'activity', on: PROFESSIONALS, kind: suggested(200, PROFESSIONAL_ORDERS) },
  companyName: {
    label: companyNameLabels,
    group: inIdentityOfCompanies,
    on: BUSINESSES,
    kind: line(200),
    span: companyNameSpans,
    required: { corporate: 'Scrivi la ragione sociale' },
  },
  vatNumber: { label: 'Partita IVA', group: inIdentityOfCompanies, on: BUSINESSES, kind: vatNumber },
  fiscalCode: { label: 'Codice fiscale', group: 'identity', on: EVERYONE, kind: fiscalCode, span: fiscalCodeSpans, hint: fiscalCodeHints },
  title: { label: 'Titolo', group: 'identity', on: PEOPLE, kind: suggested(30, TITLES), span: 2 },
  firstName: { label: 'Nome', group: 'identity', on: PEOPLE, kind: line(100), required: ofPeople('Scrivi il nome') },
  lastName: { label: 'Cognome', group: 'identity', on: PEOPLE, kind: line(100), required: ofPeople('Scrivi il cognome') },
  birthDate: { label: 'Data di nascita', group: 'identity', on: PEOPLE, kind: birthDay, span: 2 },
  birthPlace: { label: 'Luogo di nascita', group: 'identity', on: PEOPLE, kind: birthPlace, span: 4 },
  gender: { label: 'Sesso', group: 'identity', on: PEOPLE, kind: choice(GENDER_LABELS) },
  maritalStatus: { label: 'Stato civile', group: 'identity', on: PEOPLE, kind: choice(MARITAL_LABELS) },
  household: { label: 'Nucleo familiare', group: 'identity', on: PEOPLE, kind: household, span: 6 },

  legalForm: { label: 'Forma giuridica', group: 'activity', on: COMPANIES, kind: suggested(100, LEGAL_FORMS) },
  sector: { label: 'Settore', group: 'activity', on: COMPANIES, kind: suggested(100, SECTORS) },
  annualRevenue: { label: 'Fatturato annuo', group: 'activity', on: BUSINESSES, kind: money },
  employeeCount: { label: 'Dipendenti', group: 'activity', on: BUSINESSES, kind: wholeNumber(0, 10_000_000) },
  referent: { label: 'Referente', group: 'activity', on: COMPANIES, kind: line(200), span: 6, hint: 'Con chi parlare in azienda' },

  email: { label: 'Email', group: 'contacts', on: EVERYONE, kind: email },
  phone: { label: 'Telefono', group: 'contacts', on: EVERYONE, kind: phone },
  emails: { label: 'Altre email', group: 'contacts', on: EVERYONE, kind: emails },
  phones: { label: 'Altri telefoni', group: 'contacts', on: EVERYONE, kind: phones },
  address: { label: addressLabels, group: 'contacts', on: EVERYONE, kind: address, span: 6 },
  pec: { label: 'PEC', group: 'contacts', on: EVERYONE, kind: email },
  sdiCode: { label: 'Codice destinatario SDI', group: 'contacts', on: EVERYONE, kind: sdiCode },

  tagIds: { label: 'Tag', group: 'other', on: EVERYONE, kind: tagIds },
  assigneeId: { label: 'Assegnatario', group: 'other', on: EVERYONE, kind: assigneeId },
  omniaCode: { label: 'Codice Omnia', group: 'other', on: EVERYONE, kind: line(64), span: 2, hint: 'Collega la scheda a quella di Omnia' },
  source: { label: 'Fonte', group: 'other', on: EVERYONE, kind: suggested(100, SOURCES), span: 2, hint: 'Come è arrivato in agenzia' },
  expectedValue: { label: 'Valore stimato', group: 'other', on: EVERYONE, kind: money, span: 2, hint: 'Premi annui stimati' },
  notes: { label: 'Note', group: 'other', on: EVERYONE, kind: notes(10_000), span: 6, hint: 'Solo per l’agenzia: al cliente non arrivano' },
};

const NAMES = Object.keys(FIELDS) as FieldName[];

/** Returns the fields of a type in reading order. */
export function fieldsOf(type: ClientType, group?: Group): FieldName[] {
  return NAMES.filter((name) => FIELDS[name].on[type] && (group === undefined || perType(FIELDS[name].group, type) === group));
}

export function labelOf(name: FieldName, type: ClientType): string {
  return perType(FIELDS[name].label, type);
}

/** Label for use within a sentence, such as "codice Omnia" or "PEC". */
export function labelInside(name: FieldName, type: ClientType): string {
  return labelOf(name, type).replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());
}

export function spanOf(name: FieldName, type: ClientType): number {
  return perType<Span>(FIELDS[name].span ?? 3, type);
}

export function hintOf(name: FieldName, type: ClientType): string | undefined {
  const { hint } = FIELDS[name];
  return hint === undefined ? undefined : perType(hint, type);
}

export function isRequired(name: FieldName, type: ClientType): boolean {
  return FIELDS[name].required?.[type] !== undefined;
}

/** Returns the client's value in the form that requests use; null when it is empty or the type has no such field. */
export function valueOf<Name extends FieldName>(client: Client, name: Name): ValueOf<Name> | null {
  const answered: Partial<Record<string, unknown>> = {
    ...client,
    assigneeId: client.assignee?.id,
    tagIds: client.tags.map(({ id }) => id),
  };
  // Requests and responses of the API share field types, but the compiler cannot follow a name through the union.
  return (answered[name] ?? null) as ValueOf<Name> | null;
}

/** Returns a value as text for the profile and the history, or null when it is empty. */
export function readValue<Name extends FieldName>(name: Name, value: ValueOf<Name> | null, nameOf: NameOf): string | null {
  if (value === null) return null;
  const text = FIELDS[name].kind.read(value, nameOf);
  return text === '' ? null : text;
}

/** Returns the initial form values: those of the client, or empty ones. */
export function toValues(client: Client | null): ClientValues {
  const values = Object.fromEntries(NAMES.map((name) => [name, formValue(name, client && valueOf(client, name))]));
  return { ...values, withoutEmail: client !== null && client.email === null } as ClientValues;
}

/** Returns the request body for the form: every field of the type, null for empty ones. */
export function toFields(values: ClientValues, type: ClientType): UpdateClientDto {
  const fields = Object.fromEntries(fieldsOf(type).map((name) => [name, sentValue(name, values)]));
  return values.withoutEmail ? { ...fields, email: null } : fields;
}

/**
 * Returns the request body for an unchanged client. It goes through the form, so that a stored value the form cannot show never counts as
 * changed.
 */
export function keptFields(client: Client): UpdateClientDto {
  return toFields({ ...toValues(client), withoutEmail: false }, client.type);
}

/** Returns the body of an update: only fields that differ from the client with which the form was opened. */
export function toChanges(values: ClientValues, client: Client): UpdateClientDto {
  return changesOf(keptFields(client), toFields(values, client.type));
}

/** Returns the field errors of the form by path. These are client-side checks, which the server repeats and completes. */
export function findFieldErrors(values: ClientValues, type: ClientType): FieldErrors {
  const fieldErrors: FieldErrors = {};
  for (const name of fieldsOf(type)) {
    const missing = FIELDS[name].required?.[type];
    if (missing !== undefined && isEmpty(name, values)) fieldErrors[name] = missing;
    for (const [below, text] of Object.entries(errorsOf(name, values))) fieldErrors[below === '' ? name : `${name}.${below}`] = text;
  }
  if (values.withoutEmail) delete fieldErrors['email'];
  else if (isEmpty('email', values)) fieldErrors['email'] = 'Scrivi un’email, oppure spunta “Senza email”';
  return fieldErrors;
}

/** Returns the filled-in fields that would not be saved, because this client type does not have them. */
export function lostFields(values: ClientValues, type: ClientType): FieldName[] {
  return NAMES.filter((name) => !FIELDS[name].on[type] && !isEmpty(name, values));
}

/** Returns the form path that shows the server's error of a path: an amount, for example, is a single input. */
export function placeOf(path: string): string {
  const name = NAMES.find((known) => path.startsWith(`${known}.`));
  return name !== undefined && (isTextFieldType(FIELDS[name].kind) || name === 'tagIds') ? name : path;
}

/** Returns the form field for a field name used in the API's responses and history, or null. */
export function fieldNamed(answered: string): FieldName | null {
  const name = answered === 'assignee' ? 'assigneeId' : answered === 'tags' ? 'tagIds' : answered;
  return NAMES.find((known) => known === name) ?? null;
}

function perType<T extends string | number>(value: PerType<T>, type: ClientType): T {
  return typeof value === 'object' ? value[type] : value;
}

function formValue<Name extends FieldName>(name: Name, value: ValueOf<Name> | null): FormValue<ValueOf<Name>> {
  const { kind } = FIELDS[name];
  return value === null ? kind.empty : kind.toForm(value);
}

function sentValue<Name extends FieldName>(name: Name, values: { [Key in Name]: FormValue<ValueOf<Key>> }): ValueOf<Name> | null {
  return FIELDS[name].kind.fromForm(values[name]);
}

function errorsOf<Name extends FieldName>(name: Name, values: { [Key in Name]: FormValue<ValueOf<Key>> }): FieldErrors {
  return FIELDS[name].kind.fieldErrors(values[name]);
}

function isEmpty<Name extends FieldName>(name: Name, values: { [Key in Name]: FormValue<ValueOf<Key>> }): boolean {
  return sameValue(values[name], FIELDS[name].kind.empty) || (typeof values[name] === 'string' && values[name].trim() === '');
}
