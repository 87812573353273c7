import { letters } from '../samples.js';
import type { Case } from './case.js';
import { sheetBodies } from './sheet-bodies.js';

const needs = 'view, create, edit, tag';
const removal = 'delete, restore';

/** The six operations of a tab whose records are one client's. */
const ofClient = <Noun extends 'site' | 'bank account' | 'bonus' | 'discount'>(
  one: string,
  many: string,
  noun: Noun,
  change: Case['body'],
): Record<string, Case> => {
  const ids = { 'path clientId': `client of a ${noun}`, 'path id': noun } as const;
  return {
    [`list${many}`]: { needs, ids: { 'path clientId': 'client' } },
    [`create${one}`]: { needs, ids: { 'path clientId': 'client' }, body: sheetBodies[noun] },
    [`get${one}`]: { needs, ids },
    [`update${one}`]: { needs, ids, ...(change && { body: change }) },
    [`delete${one}`]: { needs: removal, ids },
    [`restore${one}`]: { needs: removal, ids: { 'path id': `${noun} in the trash` } },
  };
};

/** The twelve of one whose records are the agency's. */
const ofAgency = (one: string, many: string, noun: 'contact' | 'payment method', change: Case['body']): Record<string, Case> => {
  const ids = { 'path clientId': `client of a ${noun}`, 'path id': noun } as const;
  const alone = { 'path id': `free ${noun}` } as const;
  const body = sheetBodies[noun];
  return {
    [`list${many}`]: { needs },
    [`create${one}`]: { needs, body },
    [`get${one}`]: { needs, ids: alone },
    [`update${one}`]: { needs, ids: alone, ...(change && { body: change }) },
    [`delete${one}`]: { needs: removal, ids: alone },
    [`restore${one}`]: { needs: removal, ids: { 'path id': `${noun} in the trash` } },
    [`listClient${many}`]: { needs, ids: { 'path clientId': 'client' } },
    [`createClient${one}`]: { needs, ids: { 'path clientId': 'client' }, body },
    [`getClient${one}`]: { needs, ids },
    [`updateClient${one}`]: { needs, ids, ...(change && { body: change }) },
    [`link${one}`]: { needs, ids: { 'path clientId': 'client', ...alone } },
    [`unlink${one}`]: { needs, ids },
  };
};

export const sheetCases: Record<string, Case> = {
  countSheet: { needs, ids: { 'path clientId': 'client' } },
  ...ofAgency('Contact', 'Contacts', 'contact', (next) => ({ role: letters(next(), 10) })),
  ...ofAgency('PaymentMethod', 'PaymentMethods', 'payment method', (next) => ({ notes: letters(next(), 10) })),
  ...ofClient('Site', 'Sites', 'site', (next) => ({ label: letters(next(), 10) })),
  ...ofClient('BankAccount', 'BankAccounts', 'bank account', (next) => ({ holder: letters(next(), 10) })),
  revealBankAccount: { needs: 'see full IBAN', ids: { 'path clientId': 'client of a bank account', 'path id': 'bank account' } },
  ...ofClient('Bonus', 'Bonuses', 'bonus', (next) => ({ description: letters(next(), 10) })),
  ...ofClient('Discount', 'Discounts', 'discount', (next) => ({ description: letters(next(), 10) })),
};
