import type { Address, BirthPlace, Household, HouseholdMember } from '@sestante/api-client/types';
import { countryName } from '../../../lib/countries.ts';
import { RELATION_LABELS } from '../../../lib/relation-labels.ts';
import {
  birthDay,
  choice,
  email,
  fiscalCode,
  type FormValue,
  type FieldType,
  line,
  type FieldErrors,
  phone,
  type TextFieldType,
  wholeNumber,
} from '../../../ui/forms/field-types.ts';

// Composite values: an empty part is sent as null, a value without parts is itself null.

const HOME = 'IT';

export const address: FieldType<Address> = {
  control: { is: 'address' },
  empty: { street: '', streetNumber: '', postalCode: '', city: '', province: '', country: HOME },
  toForm: texts(['street', 'streetNumber', 'postalCode', 'city', 'province', 'country']),
  fromForm: (form) => (isBlank(form, 'country') ? null : nulls(form)),
  fieldErrors: () => ({}),
  read: ({ street, streetNumber, postalCode, city, province, country }) =>
    join(', ', [
      join(' ', [street, streetNumber]),
      join(' ', [postalCode, city, province && `(${province})`]),
      country && country !== HOME ? countryName(country) : null,
    ]),
};

export const birthPlace: FieldType<BirthPlace> = {
  control: { is: 'birth-place' },
  empty: { name: '', province: '', country: HOME, belfioreCode: '' },
  toForm: texts(['name', 'province', 'country', 'belfioreCode']),
  // The country counts as content only when it is not the default.
  fromForm: (form) => (isBlank(form, 'country') && (form.country === '' || form.country === HOME) ? null : nulls(form)),
  fieldErrors: () => ({}),
  read: ({ name, province, country }) =>
    join(', ', [join(' ', [name, province && `(${province})`]), country && country !== HOME ? countryName(country) : null]),
};

interface Labelled {
  value: string;
  label?: string | null;
}

function labelled(is: 'emails' | 'phones', kind: TextFieldType<string>): FieldType<Labelled[]> {
  return {
    control: { is },
    empty: [],
    toForm: (items) => items.map(({ value, label }) => ({ value: kind.toForm(value), label: label ?? '' })),
    fromForm: (rows) =>
      rows.flatMap((row) => {
        const value = kind.fromForm(row.value);
        return value === null ? [] : [{ value, label: row.label.trim() || null }];
      }),
    fieldErrors: (rows) =>
      each(rows, (row) => {
        if (row.value.trim() === '') return { value: 'Scrivilo qui, oppure togli la riga' };
        return under('value', kind.fieldErrors(row.value));
      }),
    read: (items) => items.map(({ value, label }) => join(' ', [kind.toForm(value), label && `(${label})`])).join(', '),
  };
}

export const emails = labelled('emails', email);
export const phones = labelled('phones', phone);

/** Value types of a household member's parts, also used by the control. */
export const MEMBER = {
  firstName: line(100),
  lastName: line(100),
  relation: choice(RELATION_LABELS),
  birthDate: birthDay,
  fiscalCode,
};
export const HOUSEHOLD_SIZE = wholeNumber(1, 50);
export const NEW_MEMBER: FormValue<HouseholdMember> = {
  firstName: '',
  lastName: '',
  relation: '',
  birthDate: '',
  fiscalCode: '',
  dependent: false,
  clientId: '',
};

export const household: FieldType<Household> = {
  control: { is: 'household' },
  empty: { size: '', members: [] },
  toForm: ({ size, members }) => ({
    size: size == null ? '' : HOUSEHOLD_SIZE.toForm(size),
    members: (members ?? []).map((member) => ({
      firstName: member.firstName,
      lastName: member.lastName ?? '',
      relation: member.relation,
      birthDate: member.birthDate == null ? '' : MEMBER.birthDate.toForm(member.birthDate),
      fiscalCode: member.fiscalCode ?? '',
      dependent: member.dependent ?? false,
      clientId: member.clientId ?? '',
    })),
  }),
  fromForm: (form) => {
    const size = HOUSEHOLD_SIZE.fromForm(form.size);
    if (size === null && form.members.length === 0) return null;
    return { size, members: form.members.map(toMember) };
  },
  fieldErrors: (form) => ({
    ...under('size', HOUSEHOLD_SIZE.fieldErrors(form.size)),
    ...under(
      'members',
      each(form.members, (member) => ({
        ...(member.firstName.trim() === '' && { firstName: 'Scrivi il nome' }),
        ...(member.relation === '' && { relation: 'Scegli la parentela' }),
        ...under('birthDate', MEMBER.birthDate.fieldErrors(member.birthDate)),
        ...under('fiscalCode', MEMBER.fiscalCode.fieldErrors(member.fiscalCode)),
      })),
    ),
  }),
  read: ({ size, members }) =>
    join(': ', [size == null ? null : `${size} ${size === 1 ? 'componente' : 'componenti'}`, (members ?? []).map(readMember).join(', ')]),
};

export const tagIds: FieldType<string[]> = {
  control: { is: 'tags' },
  empty: [],
  toForm: (ids) => ids,
  // Sorted, since the order has no meaning and sets must be comparable.
  fromForm: (ids) => ids.toSorted(),
  fieldErrors: () => ({}),
  read: (ids, nameOf) => ids.map(nameOf).join(', '),
};

export const assigneeId: FieldType<string> = {
  control: { is: 'assignee' },
  empty: '',
  toForm: (id) => id,
  fromForm: (id) => (id === '' ? null : id),
  fieldErrors: () => ({}),
  read: (id, nameOf) => nameOf(id),
};

/** Member as text, such as "Anna Rossi (coniuge)". */
export function readMember({ firstName, lastName, relation }: HouseholdMember): string {
  return `${join(' ', [firstName, lastName])} (${MEMBER.relation.read(relation, String).toLowerCase()})`;
}

function toMember(member: FormValue<HouseholdMember>): HouseholdMember {
  return {
    firstName: member.firstName.trim(),
    lastName: MEMBER.lastName.fromForm(member.lastName),
    // A missing relation is a field error, and forms with errors are never sent.
    relation: MEMBER.relation.fromForm(member.relation) ?? 'other',
    birthDate: MEMBER.birthDate.fromForm(member.birthDate),
    fiscalCode: MEMBER.fiscalCode.fromForm(member.fiscalCode),
    dependent: member.dependent,
    clientId: member.clientId || null,
  };
}

function texts<Part extends string>(parts: readonly Part[]) {
  return (value: Partial<Record<Part, string | null>>) =>
    Object.fromEntries(parts.map((part) => [part, value[part] ?? ''])) as Record<Part, string>;
}

function nulls<Part extends string>(form: Record<Part, string>) {
  const parts = Object.entries<string>(form).map(([part, text]) => [part, text.trim() || null]);
  return Object.fromEntries(parts) as Record<Part, string | null>;
}

function isBlank(form: Record<string, string>, except: string): boolean {
  return Object.entries(form).every(([part, text]) => part === except || text.trim() === '');
}

function join(between: string, parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(between);
}

/** Nests field errors one level deeper: { '': 'x' } under "value" becomes { value: 'x' }. */
function under(path: string, fieldErrors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(fieldErrors).map(([below, text]) => [below === '' ? path : `${path}.${below}`, text]));
}

function each<Item>(items: readonly Item[], check: (item: Item) => FieldErrors): FieldErrors {
  return Object.assign({}, ...items.map((item, index) => under(String(index), check(item))));
}
