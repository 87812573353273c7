import { SHEET_TABS } from '../../src/sheet/sheet-tab-names.js';
import { multipart } from '../sample-files.js';
import { letters } from '../samples.js';
import type { Case } from './case.js';
import type { AgencyNoun, Noun } from '../sheet-records.js';
import { sheetBodies } from './sheet-bodies.js';

const needs = 'view, create, edit, tag';
const removal = 'delete, restore';

type References = Partial<Record<`body /${string}`, string>>;

/** Cases of the six operations of a tab whose records belong to one client; `references` are the ids in its bodies. */
const ofClient = (
  one: string,
  many: string,
  noun: Exclude<Noun, AgencyNoun | 'document'>,
  change: Case['body'],
  references: { create?: References; update?: References } = {},
): Record<string, Case> => {
  const ids = { 'path clientId': `client of the ${noun}`, 'path id': noun } as const;
  return {
    [`list${many}`]: { needs, ids: { 'path clientId': ids['path clientId'] } },
    [`create${one}`]: { needs, ids: { 'path clientId': 'client', ...references.create }, body: sheetBodies[noun] },
    [`get${one}`]: { needs, ids },
    [`update${one}`]: { needs, ids: { ...ids, ...references.update }, ...(change && { body: change }) },
    [`delete${one}`]: { needs: removal, ids },
    [`restore${one}`]: {
      needs: removal,
      ids: { 'path id': `${noun} in the trash` },
      ...(references.update && { body: () => ({ clear: [] }) }),
    },
  };
};

/** Cases of the twelve operations of a tab whose records belong to the agency. */
const ofAgency = (one: string, many: string, noun: 'contact' | 'payment method', change: Case['body']): Record<string, Case> => {
  const ids = { 'path clientId': `client of the ${noun}`, 'path id': noun } as const;
  const alone = { 'path id': `free ${noun}` } as const;
  const body = sheetBodies[noun];
  return {
    [`list${many}`]: { needs },
    [`create${one}`]: { needs, body },
    [`get${one}`]: { needs, ids: alone },
    [`update${one}`]: { needs, ids: alone, ...(change && { body: change }) },
    [`delete${one}`]: { needs: removal, ids: alone },
    [`restore${one}`]: { needs: removal, ids: { 'path id': `${noun} in the trash` } },
    [`listClient${many}`]: { needs, ids: { 'path clientId': ids['path clientId'] } },
    [`createClient${one}`]: { needs, ids: { 'path clientId': 'client' }, body },
    [`getClient${one}`]: { needs, ids },
    [`updateClient${one}`]: { needs, ids, ...(change && { body: change }) },
    [`link${one}`]: { needs, ids: { 'path clientId': 'client', ...alone } },
    [`unlink${one}`]: { needs, ids },
  };
};

const aFile: Case['form'] = (next) => multipart(next());

export { insertSheet as insertMarked, SHEET_KINDS as kinds } from '../isolation-sheet.js';

export const cases: Record<string, Case> = {
  getSheetSettings: { needs },
  updateSheetSettings: {
    needs: 'settings, users, keys, webhooks, Omnia, audit',
    body: () => ({ tabs: SHEET_TABS.map((name) => ({ name, visible: true })) }),
  },
  countSheet: { needs, ids: { 'path clientId': 'client' } },
  ...ofAgency('Contact', 'Contacts', 'contact', (next) => ({ role: letters(next(), 10) })),
  ...ofAgency('PaymentMethod', 'PaymentMethods', 'payment method', (next) => ({ notes: letters(next(), 10) })),
  ...ofClient('Site', 'Sites', 'site', (next) => ({ label: letters(next(), 10) })),
  ...ofClient('BankAccount', 'BankAccounts', 'bank account', (next) => ({ holder: letters(next(), 10) })),
  revealBankAccount: { needs: 'see full IBAN', ids: { 'path clientId': 'client of the bank account', 'path id': 'bank account' } },
  ...ofClient('Bonus', 'Bonuses', 'bonus', (next) => ({ description: letters(next(), 10) })),
  ...ofClient('Discount', 'Discounts', 'discount', (next) => ({ description: letters(next(), 10) })),
  ...ofClient('Installation', 'Installations', 'installation', (next) => ({ notes: letters(next(), 10) }), {
    create: { 'body /siteId': 'site of a client' },
    update: { 'body /siteId': 'site beside a installation' },
  }),
  ...ofClient('Intervention', 'Interventions', 'intervention', (next) => ({ description: letters(next(), 10) }), {
    create: { 'body /siteId': 'site of a client', 'body /installationId': 'installation of a client', 'body /technicianId': 'user' },
    update: {
      'body /siteId': 'site beside a intervention',
      'body /installationId': 'installation beside a intervention',
      'body /technicianId': 'user',
    },
  }),
  ...ofClient('Contract', 'Contracts', 'contract', (next) => ({ notes: letters(next(), 10) }), {
    create: { 'body /siteId': 'site of a client', 'body /installationId': 'installation of a client' },
    update: { 'body /siteId': 'site beside a contract', 'body /installationId': 'installation beside a contract' },
  }),
  reportIntervention: { needs, ids: { 'path clientId': 'client of the intervention', 'path id': 'intervention' } },
  getInterventionReport: { needs, ids: { 'path clientId': 'client of the intervention', 'path id': 'intervention' } },
  signIntervention: {
    needs,
    ids: { 'path clientId': 'client of the intervention', 'path id': 'intervention' },
    body: (next) => ({ method: 'typed', signerName: letters(next(), 10) }),
  },
  discardReport: {
    needs,
    ids: { 'path clientId': 'client' },
    body: (next) => ({ performedOn: '2026-01-15', signerName: letters(next(), 10), signedAt: '2026-01-15T10:00:00Z' }),
  },
  verifyDocument: { body: () => ({ sha256: 'a'.repeat(64) }) },
  listContractExpiries: { needs },
  ...documents(),
};

/** Documents also have operations for their files. */
function documents(): Record<string, Case> {
  const ids = { 'path clientId': 'client of the document', 'path id': 'document' } as const;
  return {
    listDocuments: { needs, ids: { 'path clientId': ids['path clientId'], 'query recordId': 'site of a client' } },
    createDocument: { needs, ids: { 'path clientId': 'client' }, form: aFile },
    getDocument: { needs, ids },
    updateDocument: {
      needs,
      ids: { ...ids, 'body /recordId': 'site beside a document' },
      body: (next, at) => ({ name: letters(next(), 10), ...(at?.place === 'body /recordId' ? { recordKind: 'sites' } : {}) }),
      withField: (field) => ({
        ...(field === 'recordId' && { body: { recordKind: 'sites' } }),
        ...(field === 'recordKind' && { ids: { 'body /recordId': 'site beside a document' } }),
      }),
    },
    deleteDocument: { needs: removal, ids },
    restoreDocument: { needs: removal, ids: { 'path id': 'document in the trash' } },
    addDocumentVersion: { needs, ids, form: aFile },
    listDocumentVersions: { needs, ids },
    getDocumentFile: { needs, ids },
  };
}
