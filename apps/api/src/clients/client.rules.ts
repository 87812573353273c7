import type { FieldError } from '../core/errors.js';
import { fieldsOf } from '../core/http/fields.js';
import { newRecord } from '../core/records/record-type.js';
import { searchable } from '../core/search-words.js';
import type { Client } from './client.entity.js';
import { BusinessFields, CommonFields, CompanyFields, PersonFields, ProfessionFields } from './client-fields.dto.js';
import type { ClientFields, ClientType, CreateClientDto } from './client.dto.js';

/** Fields of each client type, read from the classes that declare them. */
export const FIELDS_OF: Record<ClientType, ReadonlySet<string>> = {
  retail: fieldsOf(CommonFields, PersonFields),
  professional: fieldsOf(CommonFields, PersonFields, BusinessFields, ProfessionFields),
  corporate: fieldsOf(CommonFields, BusinessFields, CompanyFields),
};
const ALL_FIELDS = new Set(Object.values(FIELDS_OF).flatMap((fields) => [...fields]));
const LISTS = new Set(['emails', 'phones', 'tagIds']);
const REQUIRED: Record<ClientType, readonly ('firstName' | 'lastName' | 'companyName')[]> = {
  retail: ['firstName', 'lastName'],
  professional: ['firstName', 'lastName'],
  corporate: ['companyName'],
};

/**
 * Checks the rules that class-validator cannot express: fields of another type, required fields, and a birth date after
 * `day`.
 */
export function findFieldErrors(type: ClientType, fields: ClientFields, before: Partial<Client>, day: string): FieldError[] {
  const fieldErrors: FieldError[] = [];
  const values = fields as Record<string, unknown>;
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (ALL_FIELDS.has(field) && !FIELDS_OF[type].has(field))
      fieldErrors.push({ pointer: `/${field}`, code: 'not-of-this-type', message: `A ${type} client has no such field.` });
    if (value === null && LISTS.has(field))
      fieldErrors.push({ pointer: `/${field}`, code: 'is-array', message: 'Send [] to empty a list.' });
  }
  for (const field of REQUIRED[type]) {
    const value = values[field] === undefined ? before[field] : values[field];
    if (typeof value !== 'string')
      fieldErrors.push({ pointer: `/${field}`, code: 'required', message: `A ${type} client needs this field.` });
  }
  if (fields.birthDate && fields.birthDate > day)
    fieldErrors.push({ pointer: '/birthDate', code: 'in-the-future', message: 'The birth date cannot be in the future.' });
  return fieldErrors;
}

/**
 * Builds the row of a new record; fields omitted from the body are empty.
 * @param inStage id of the stage of a prospect; null creates a client
 */
export function newClient(
  id: string,
  by: { agencyId: string; userId: string },
  { type, assigneeId, ...body }: CreateClientDto,
  now: Date,
  inStage: string | null = null,
): Client {
  const fields = Object.fromEntries(Object.entries(body).filter(([field]) => FIELDS_OF[type].has(field)));
  const empty = Object.fromEntries([...ALL_FIELDS].map((field) => [field, LISTS.has(field) ? [] : null]));
  const client = {
    ...empty,
    ...fields,
    ...newRecord(by, id, now),
    type,
    status: inStage ? 'prospect' : 'client',
    pipelineStageId: inStage,
    stageSince: inStage && now,
    lostAt: null,
    lostReason: null,
    nextActionOn: null,
    assigneeId: assigneeId ?? null,
    convertedAt: null,
    customFields: {},
  } as unknown as Client;
  return Object.assign(client, derivedNames(client));
}

/**
 * Derives the names, sort keys and search text from the fields. The keys are normalized by `searchable`, so that they
 * sort like a phone book and match input without accents and apostrophes.
 */
export function derivedNames(client: Client): Pick<Client, 'displayName' | 'sortName' | 'initials' | 'sortKey' | 'nameKey' | 'search'> {
  const company = client.type === 'corporate';
  const displayName = company ? (client.companyName ?? '') : `${client.firstName} ${client.lastName}`;
  const sortName = company ? displayName : `${client.lastName} ${client.firstName}`;
  const sortKey = searchable(sortName);
  const nameKey = searchable(displayName);
  const found = [
    nameKey,
    company ? '' : (client.companyName ?? ''),
    client.email,
    ...client.emails.map(({ value }) => value),
    client.pec,
    client.phone,
    ...client.phones.map(({ value }) => value),
    client.fiscalCode,
    client.vatNumber,
    client.omniaCode,
  ];
  // The leading space lets the pattern "% word%" match the beginning of any word.
  return {
    displayName,
    sortName,
    initials: initials(displayName),
    sortKey: sortKey.slice(0, 400),
    nameKey: nameKey.slice(0, 400),
    search: ` ${searchable(found.filter(Boolean).join(' '))}`,
  };
}

const TITLES = /^(avv|dott|dottssa|dr|drssa|ing|arch|geom|rag|prof|profssa|notaio|on|sig|sigra)$/;
const LEGAL_FORMS = /^(srl|srls|spa|snc|sas|sapa|scarl|scrl|soc|coop|ss|onlus|aps|ets)$/;

/** Returns two letters for the avatar, skipping titles and legal forms. */
export function initials(displayName: string): string {
  const words = displayName
    .split(/[\s'’-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(Boolean);
  const names = words.filter((word) => !TITLES.test(word.toLowerCase()) && !LEGAL_FORMS.test(word.toLowerCase()));
  const [first = words[0] ?? '?', ...others] = names;
  const second = others.at(-1);
  if (second) return `${letter(first)}${letter(second)}`.toUpperCase();
  // A camel-case word ("TechnoItalia") contributes both of its capitals.
  const inner = /(?<=\p{Ll})\p{Lu}/u.exec(first)?.[0];
  return (inner ? `${letter(first)}${inner}` : [...first].slice(0, 2).join('')).toUpperCase();
}

/** Returns the first code point, since a surrogate pair must not be split. */
const letter = (word: string): string => [...word][0] ?? '';
