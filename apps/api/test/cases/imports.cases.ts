import { multipart } from '../sample-files.js';
import { insertImport } from '../isolation-imports.js';
import { whoSees } from '../isolation-markers.js';
import { nowhere, unseen, type MakeTarget } from '../isolation-targets.js';
import type { Case, InsertMarked } from './case.js';

const needs = 'merge, import';
const file = { 'path id': 'import' } as const;

/** Imports: visible to the user who uploaded them and to users who can see the whole agency. */
export const cases: Record<string, Case> = {
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

export const kinds: Record<string, MakeTarget> = {
  import: imported('uploaded'),
  'import at work': imported('running'),
  'import that is done': imported('done'),
};

export const insertMarked: InsertMarked = (test, markers, tenant, owner) => insertImport({ test, markers }, tenant, owner, 'done');

/** Users who can see the whole agency can see the imports of others. */
function imported(state: Parameters<typeof insertImport>[3]): MakeTarget {
  return async (fixtures, caller, relation) => {
    const { tenant, person } = caller;
    if (relation === 'own') return { id: await insertImport(fixtures, tenant, person, state), seen: true };
    if (relation === 'a colleague’s')
      return { id: await insertImport(fixtures, tenant, tenant.colleague, state), seen: whoSees(tenant, tenant.colleague.id)(caller) };
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    if (relation === 'foreign') return unseen(await insertImport(fixtures, other, other.colleague, state));
    return nowhere(relation);
  };
}
