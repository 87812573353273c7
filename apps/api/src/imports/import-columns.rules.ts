import { isEmail } from 'class-validator';
import { isFiscalCode, normalizeFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { isVatNumber, normalizeVatNumber } from '@sestante/italian-ids/vat-number';
import { parsePhone } from '@sestante/italian-ids/phone';
import { IMPORT_FIELDS, type ImportField } from './import-fields.js';
import { headerKey, HEADERS, IGNORED_HEADERS } from './import-headers.js';
import type { ImportColumn, MappedColumn, RecognisedBy } from './import.dto.js';
import { readBirthDate, readStatus } from './import-value.rules.js';

const SHOWN = 5;
const LONGEST_SAMPLE = 200;
/** Number of values inspected per column, and the share of them that must be alike. */
const LOOKED_AT = 200;
const MAX_OF_THEM = 0.7;
const FEWEST = 2;

/** Fields the agency chose for these headers in earlier imports; `null` means the column was left out. */
export type Memory = ReadonlyMap<string, ImportField | null>;

/** Returns the field a header names; null for an unknown header. */
export const fieldOfHeader = (header: string): ImportField | null => HEADERS.get(headerKey(header)) ?? null;

/** Suggests a field for each column. @param rows rows below the header, as many as should be inspected */
export function recogniseColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  memory: Memory,
  today: string,
): { columns: ImportColumn[]; suggestedMapping: MappedColumn[] } {
  const values = headers.map((_, column) => rows.map((cells) => cells[column]?.trim() ?? '').filter(Boolean));
  const found = new Map<number, { field: ImportField; by: RecognisedBy }>();
  const taken = new Set<ImportField>();
  const take = (column: number, wanted: ImportField | null, by: RecognisedBy) => {
    const field = wanted && freeOf(wanted, taken);
    if (!field || found.has(column)) return;
    if (field !== 'toNotes') taken.add(field);
    found.set(column, { field, by });
  };
  const remembered = headers.map((header) => memory.get(headerKey(header)));
  remembered.forEach((field, column) => take(column, field ?? null, 'memory'));
  const open = (column: number) => remembered[column] === undefined && !IGNORED_HEADERS.has(headerKey(headers[column] ?? ''));
  headers.forEach((header, column) => open(column) && take(column, fieldOfHeader(header), 'header'));
  headers.forEach((_, column) => open(column) && take(column, fieldOfValues(values[column] ?? [], today), 'content'));
  nameAlone(found, taken);
  return {
    columns: headers.map((header, column) => ({
      column,
      header,
      samples: [...new Set(values[column])].slice(0, SHOWN).map((value) => value.slice(0, LONGEST_SAMPLE)),
      recognisedBy: found.get(column)?.by ?? null,
    })),
    suggestedMapping: [...found].map(([column, { field }]) => ({ column, field })).toSorted((a, b) => a.column - b.column),
  };
}

const NEXT: Partial<Record<ImportField, readonly ImportField[]>> = {
  email: ['otherEmail'],
  phone: ['mobile', 'otherPhone'],
  mobile: ['otherPhone'],
  notes: ['toNotes'],
};

function freeOf(wanted: ImportField, taken: ReadonlySet<ImportField>): ImportField | null {
  return [wanted, ...(NEXT[wanted] ?? [])].find((field) => field === 'toNotes' || !taken.has(field)) ?? null;
}

/** Maps "Nome" to the full name when the file has no "Cognome" column. */
function nameAlone(found: Map<number, { field: ImportField; by: RecognisedBy }>, taken: Set<ImportField>): void {
  if (taken.has('lastName') || taken.has('name')) return;
  for (const entry of found.values()) if (entry.field === 'firstName' && entry.by === 'header') entry.field = 'name';
}

const isProvince = (value: string): boolean => /^[A-Za-z]{2}$/.test(value);
const LOOKS: readonly [ImportField, (value: string, today: string) => boolean][] = [
  ['email', (value) => isEmail(value.split(/[;,\s]+/)[0])],
  ['vatNumber', (value) => isVatNumber(normalizeVatNumber(value))],
  ['fiscalCode', (value) => isFiscalCode(normalizeFiscalCode(value))],
  ['birthDate', (value, today) => /\D/.test(value) && readBirthDate(value, today) !== null],
  ['postalCode', (value) => /^\d{5}$/.test(value)],
  ['phone', (value) => parsePhone(value) !== null],
  ['province', isProvince],
  ['status', (value) => /^(cliente|potenziale|prospect|attivo)$/i.test(value) && readStatus(value) !== null],
];

function fieldOfValues(values: readonly string[], today: string): ImportField | null {
  const looked = values.slice(0, LOOKED_AT);
  if (looked.length < FEWEST) return null;
  const alike = (is: (value: string, today: string) => boolean) =>
    looked.filter((value) => is(value, today)).length >= looked.length * MAX_OF_THEM;
  return LOOKS.find(([, is]) => alike(is))?.[0] ?? null;
}

/** Checks that the field exists in this version, since stored mappings may come from another one. */
export const isImportField = (name: string): name is ImportField => (IMPORT_FIELDS as readonly string[]).includes(name);
