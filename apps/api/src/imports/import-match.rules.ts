import { createHash } from 'node:crypto';
import type { CreateClientDto } from '../clients/client.dto.js';
import { searchable } from '../clients/client.rules.js';
import { oneLine } from './case.rules.js';
import type { RowOutcome } from './import.entity.js';
import type { MappedColumn } from './import.dto.js';

/** By what a row, or a record, is known again. */
export interface Identity {
  fiscalCode: string | null;
  vatNumber: string | null;
  /** In small letters, as two that differ in capitals alone are one. */
  omniaCode: string | null;
  /** Of the cells as they stand in the file; only what an import has made has one. */
  print: string | null;
  /** The words of the name, in the order of the alphabet: `Rossi Mario` and `Mario Rossi` are one. */
  names: string;
}

/** What becomes of a row. */
export interface Decision {
  outcome: RowOutcome;
  reason: string | null;
  /** The earlier row that it repeats. */
  repeats: number | null;
  /** The record that is there already. */
  clientId: string | null;
}

/** Who has a row's keys already. */
export interface Holders {
  /** Earlier rows of the file that come in. */
  rows: readonly (Identity & { row: number })[];
  /** Records that the importer sees. */
  records: readonly (Identity & { id: string })[];
  /** Omnia codes that somebody of the agency has, seen or not. */
  takenCodes: ReadonlySet<string>;
}

/** @param importPrint see `fingerprintOf` */
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

/** @param key a name as it is searched */
export const wordsOf = (key: string): string => key.split(' ').toSorted().join(' ');

/**
 * The fingerprint of a row: of what stands in its mapped cells, whatever the columns' order, capitals and spaces. The
 * rules may understand more of it one day, and still know it again.
 */
export function fingerprintOf(cells: readonly string[], mapping: readonly MappedColumn[]): string {
  const parts = mapping
    .map(({ column, field }) => `${field}=${oneLine(cells[column] ?? '').toLowerCase()}`)
    .filter((part) => !part.endsWith('='))
    .toSorted();
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}

/** What a row is looked up by among the rows before it. */
export const keysOf = ({ fiscalCode, vatNumber, omniaCode, print }: Identity): string[] =>
  Object.entries({ f: fiscalCode, v: vatNumber, o: omniaCode, p: print }).flatMap(([kind, value]) => (value ? [`${kind}:${value}`] : []));

/**
 * A row whose fiscal code, VAT number or print somebody has is there already. So is one whose Omnia code somebody has who
 * is the same party; of another party the code is taken. The rows of the file come first, so that a dry run, before which
 * none of them is a record, says what the run does.
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

/** Of two that share an Omnia code: where both have a code of the state it decides, else the name. */
function sameParty(a: Identity, b: Identity): boolean {
  if (a.fiscalCode && b.fiscalCode) return a.fiscalCode === b.fiscalCode;
  if (a.vatNumber && b.vatNumber) return a.vatNumber === b.vatNumber;
  return a.names === b.names;
}
