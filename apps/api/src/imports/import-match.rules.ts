import { createHash } from 'node:crypto';
import type { CreateClientDto } from '../clients/client.dto.js';
import { searchable } from '../core/search-words.js';
import { oneLine } from './case.rules.js';
import type { RowOutcome } from './import.entity.js';
import type { MappedColumn } from './import.dto.js';

/** Keys that identify a row or a record as the same client. */
export interface Identity {
  fiscalCode: string | null;
  vatNumber: string | null;
  /** Lowercase, since codes that differ only in case are equal. */
  omniaCode: string | null;
  /** Fingerprint of the cells in the file; only rows and imported records have one. */
  print: string | null;
  /** Words of the name in alphabetical order, so that `Rossi Mario` equals `Mario Rossi`. */
  names: string;
}

/** Outcome of a row. */
export interface Decision {
  outcome: RowOutcome;
  reason: string | null;
  /** Number of the earlier row with the same client. */
  repeats: number | null;
  /** Existing record that matches the row. */
  clientId: string | null;
}

/** Rows and records that already use one of a row's keys. */
export interface Holders {
  /** Earlier rows of the file that are imported. */
  rows: readonly (Identity & { row: number })[];
  /** Records visible to the importer. */
  records: readonly (Identity & { id: string })[];
  /** Omnia codes in use within the agency, including those of records not visible to the importer. */
  takenCodes: ReadonlySet<string>;
}

/** @param importPrint fingerprint as returned by `fingerprintOf` */
export function identityOf({ fiscalCode, vatNumber, omniaCode, ...client }: CreateClientDto, importPrint: string | null): Identity {
  const name = client.type === 'corporate' ? (client.companyName ?? '') : `${client.lastName} ${client.firstName}`;
  return {
    fiscalCode: fiscalCode ?? null,
    vatNumber: vatNumber ?? null,
    omniaCode: omniaCode?.toLowerCase() ?? null,
    print: importPrint,
    names: wordsOf(searchable(name)),
  };
}

/** @param key searchable form of a name */
export const wordsOf = (key: string): string => key.split(' ').toSorted().join(' ');

/**
 * Returns the fingerprint of a row's mapped cells, regardless of column order, case and spaces. It depends on the raw
 * text, so later versions with better parsing still recognize the row.
 */
export function fingerprintOf(cells: readonly string[], mapping: readonly MappedColumn[]): string {
  const parts = mapping
    .map(({ column, field }) => `${field}=${oneLine(cells[column] ?? '').toLowerCase()}`)
    .filter((part) => !part.endsWith('='))
    .toSorted();
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}

/** Returns the keys to look a row up among the earlier rows. */
export const keysOf = ({ fiscalCode, vatNumber, omniaCode, print }: Identity): string[] =>
  Object.entries({ f: fiscalCode, v: vatNumber, o: omniaCode, p: print }).flatMap(([kind, value]) => (value ? [`${kind}:${value}`] : []));

/**
 * Decides the outcome of a row. A row that shares a fiscal code, VAT number or fingerprint already exists; so does one
 * that shares its Omnia code with the same party. With another party's Omnia code it is rejected. Rows of the file are
 * checked before records, so that a dry run, which creates none, returns the same result as the run.
 */
export function decide(own: Identity, { rows, records, takenCodes }: Holders): Decision {
  const repeated = rows.find((row) => sharesKey(own, row) || (sharesCode(own, row) && sameParty(own, row)));
  if (repeated) return { outcome: 'already-there', reason: 'repeats-row', repeats: repeated.row, clientId: null };
  for (const [reason, is] of THERE) {
    const there = records.find((record) => is(own, record));
    if (there) return { outcome: 'already-there', reason, repeats: null, clientId: there.id };
  }
  const taken = rows.some((row) => sharesCode(own, row)) || (own.omniaCode !== null && takenCodes.has(own.omniaCode));
  if (taken) return { outcome: 'rejected', reason: 'omnia-code-taken', repeats: null, clientId: null };
  return { outcome: 'created', reason: null, repeats: null, clientId: null };
}

const both = <Value>(a: Value | null, b: Value | null): boolean => a !== null && a === b;
const sharesCode = (a: Identity, b: Identity): boolean => both(a.omniaCode, b.omniaCode);
const sharesKey = (a: Identity, b: Identity): boolean =>
  both(a.fiscalCode, b.fiscalCode) || both(a.vatNumber, b.vatNumber) || both(a.print, b.print);

const THERE: readonly [reason: string, is: (own: Identity, record: Identity) => boolean][] = [
  ['fiscal-code-there', (own, record) => both(own.fiscalCode, record.fiscalCode)],
  ['vat-number-there', (own, record) => both(own.vatNumber, record.vatNumber)],
  ['imported-before', (own, record) => both(own.print, record.print)],
  ['omnia-code-there', (own, record) => sharesCode(own, record) && sameParty(own, record)],
];

/** Compares two holders of one Omnia code: by fiscal code or VAT number where both have one, else by name. */
function sameParty(a: Identity, b: Identity): boolean {
  if (a.fiscalCode && b.fiscalCode) return a.fiscalCode === b.fiscalCode;
  if (a.vatNumber && b.vatNumber) return a.vatNumber === b.vatNumber;
  return a.names === b.names;
}
