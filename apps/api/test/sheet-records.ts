import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BANK_ACCOUNTS } from '../src/sheet/bank-accounts/bank-account.tab.js';
import type { CreateBankAccountDto } from '../src/sheet/bank-accounts/bank-account.dto.js';
import { BankAccountsService } from '../src/sheet/bank-accounts/bank-accounts.service.js';
import { BONUSES } from '../src/sheet/bonuses/bonus.tab.js';
import { CONTACTS } from '../src/sheet/contacts/contact.tab.js';
import { CONTRACTS } from '../src/sheet/contracts/contract.tab.js';
import { DISCOUNTS } from '../src/sheet/discounts/discount.tab.js';
import { DOCUMENTS } from '../src/sheet/documents/document.tab.js';
import { DocumentsService } from '../src/sheet/documents/documents.service.js';
import { INSTALLATIONS } from '../src/sheet/installations/installation.tab.js';
import type { Upload } from '../src/core/files/uploads.js';
import { INTERVENTIONS } from '../src/sheet/interventions/intervention.tab.js';
import { InterventionsService } from '../src/sheet/interventions/interventions.service.js';
import { PAYMENT_METHODS } from '../src/sheet/payment-methods/payment-method.tab.js';
import { LinkedRecordsService, type LinkedTab } from '../src/sheet/linked-records.service.js';
import type { ClientRecord, SheetRecord } from '../src/sheet/sheet-record.entity.js';
import { SheetRecordsService } from '../src/sheet/sheet-records.service.js';
import type { SheetTab } from '../src/sheet/sheet-tab.js';
import { SITES } from '../src/sheet/sites/site.tab.js';
import type { TestApp } from './app.js';
import { sheetBodies } from './cases/sheet-bodies.js';
import type { Person } from './make.js';
import { pdf } from './sample-files.js';
import { letters } from './samples.js';

const TABS = {
  contact: CONTACTS,
  'payment method': PAYMENT_METHODS,
  site: SITES,
  'bank account': BANK_ACCOUNTS,
  bonus: BONUSES,
  discount: DISCOUNTS,
  installation: INSTALLATIONS,
  intervention: INTERVENTIONS,
  contract: CONTRACTS,
  document: DOCUMENTS,
};
/** Noun of a tab's records. */
export type Noun = keyof typeof TABS;
export const NOUNS = Object.keys(TABS) as Noun[];
export type AgencyNoun = 'contact' | 'payment method';

const tabOf = (noun: Noun): SheetTab => TABS[noun] as unknown as SheetTab;
export const isOfAgency = (noun: Noun): noun is AgencyNoun => tabOf(noun).link !== undefined;
const linked = (noun: Noun) => tabOf(noun) as LinkedTab<SheetRecord>;
const ofClient = (noun: Noun) => tabOf(noun) as unknown as SheetTab<ClientRecord>;

/**
 * Creates a record through the service that the routes use.
 * @param clientId null for a record of the agency without linked clients
 */
export async function makeRecord({ app }: TestApp, noun: Noun, by: Person, clientId: string | null, next: () => number) {
  if (noun === 'document') return makeDocument(app, by, clientId ?? '', next);
  const body = sheetBodies[noun](next);
  const made = (): Promise<{ id: string }> => {
    if (isOfAgency(noun)) return app.get(LinkedRecordsService).create(by, linked(noun), clientId, body);
    if (noun === 'bank account') return app.get(BankAccountsService).create(by, clientId ?? '', body as unknown as CreateBankAccountDto);
    return app.get(SheetRecordsService).create(by, ofClient(noun), clientId ?? '', body);
  };
  const { id } = await made();
  if (noun === 'intervention') {
    const upload = kept(letters(next(), 12));
    await app.get(InterventionsService).put(by, clientId ?? '', { id, version: 1 }, upload);
    return { id, body: { ...body, fileName: upload.fileName, sha256: upload.sha256 } };
  }
  return { id, body };
}

async function makeDocument(app: TestApp['app'], by: Person, clientId: string, next: () => number) {
  const upload = kept(letters(next(), 12));
  const { id } = await app.get(DocumentsService).add(by, clientId, upload);
  return { id, body: { fileName: upload.fileName, sha256: upload.sha256 } };
}

/** An upload that has just been received. */
function kept(words: string): Upload {
  const path = join(mkdtempSync(join(tmpdir(), 'sestante-file-')), words);
  const bytes = pdf(words);
  writeFileSync(path, bytes);
  return {
    path,
    fileName: `${words}.pdf`,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Moves the record to the trash. @param clientId its client; a record of the agency is unlinked from it first */
export async function trashRecord({ app }: TestApp, noun: Noun, by: Person, clientId: string | null, id: string): Promise<void> {
  if (!isOfAgency(noun)) return app.get(SheetRecordsService).remove(by, ofClient(noun), clientId ?? '', id, '*');
  if (clientId) await app.get(LinkedRecordsService).unlink(by, linked(noun), clientId, id);
  await app.get(LinkedRecordsService).remove(by, linked(noun), id, '*');
}
