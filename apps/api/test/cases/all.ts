import { readdirSync } from 'node:fs';
import type { Operation } from '../document.js';
import type { MakeTarget } from '../isolation-targets.js';
import type { Case, InsertMarked } from './case.js';

/** A file of cases, `clients.cases.ts`: the operations of a feature, the kinds of records that their ids refer to, and its rows. */
interface CaseFile {
  cases: Record<string, Case>;
  kinds?: Record<string, MakeTarget>;
  insertMarked?: InsertMarked;
}

const CASES = new Map<string, Case>();
const KINDS = new Map<string, MakeTarget>();
const INSERTS: InsertMarked[] = [];
for (const name of readdirSync(import.meta.dirname).filter((file) => /\.cases\.[jt]s$/.test(file))) {
  const { cases, kinds = {}, insertMarked } = (await import(`./${name.replace(/ts$/, 'js')}`)) as CaseFile;
  for (const [id, known] of Object.entries(cases)) CASES.set(id, known);
  for (const [kind, make] of Object.entries(kinds)) KINDS.set(kind, make);
  if (insertMarked) INSERTS.push(insertMarked);
}

/** Case of the operation. An operation of the API document without a case fails the matrix. */
export const caseOf = ({ id }: Pick<Operation, 'id'>): Case | undefined => CASES.get(id);

export const isKind = (kind: string): boolean => KINDS.has(kind);

/** @throws when no file makes the kind; `uncovered` reports that first */
export function makerOf(kind: string): MakeTarget {
  const make = KINDS.get(kind);
  if (!make) throw new Error(`No file of cases makes "${kind}".`);
  return make;
}

/** Creates the marked rows of every file of cases. */
export const insertAllMarked: InsertMarked = async (...owned) => {
  for (const insert of INSERTS) await insert(...owned);
};
