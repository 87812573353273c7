import { multipart } from '../sample-files.js';
import type { Case } from './case.js';

const needs = 'merge, import';
const file = { 'path id': 'import' } as const;

/** Imports: visible to the user who uploaded them and to users who can see the whole agency. */
export const importCases: Record<string, Case> = {
  listImports: { needs },
  createImport: {
    needs,
    form: (next) => multipart(next(), { name: 'clienti.csv', bytes: Buffer.from('Cognome;Nome\r\nRossi;Mario\r\n') }),
  },
  getImport: { needs, ids: file },
  setImportMapping: { needs, ids: file, body: () => ({ mapping: [{ column: 0, field: 'name' }] }) },
  dryRunImport: { needs, ids: file },
  runImport: { needs, ids: file },
  cancelImport: { needs, ids: { 'path id': 'import at work' } },
  rollBackImport: { needs, ids: { 'path id': 'import that is done' } },
  listImportRows: { needs, ids: file },
  getRejectedRows: { needs, ids: file },
};
