import { clientTab } from '../sheet-tab.js';
import { BankAccountFields } from './bank-account.dto.js';
import { BankAccount } from './bank-account.entity.js';

export const BANK_ACCOUNTS = clientTab<BankAccount>({
  name: 'bank-accounts',
  noun: 'Bank account',
  entity: BankAccount,
  fields: BankAccountFields,
  single: 'isDefault',
  shown: ['abi', 'cab'],
  displayName: ({ bankName, holder, abi }) => bankName ?? holder ?? (abi ? `ABI ${abi}` : 'IBAN'),
  searchTexts: ({ holder, bic, abi }) => [holder, bic, abi],
  // Every user who can see the client reads the timeline, so the entry only says that the IBAN has changed.
  labelChange: (change) => (change.field === 'iban' ? { ...change, from: change.from && '****', to: change.to && '****' } : change),
});
