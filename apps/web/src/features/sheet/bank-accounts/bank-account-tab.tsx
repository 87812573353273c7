import {
  createBankAccount,
  deleteBankAccount,
  getBankAccount,
  listBankAccounts,
  restoreBankAccount,
  updateBankAccount,
} from '@sestante/api-client';
import type { BankAccountDto, CreateBankAccountDto } from '@sestante/api-client/types';
import { IconBuildingBank, IconStar } from '@tabler/icons-react';
import { Badge } from '../../../ui/feedback/badge';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { BankAccountDetails } from './bank-account-details';
import { accountName, BANK_ACCOUNT_FIELDS, maskedIban } from './bank-account-fields';
import { IbanField } from './iban-field';
import { OtherDefaultDialog } from './other-default-dialog';

/** Tab "Banche": the bank accounts of a client. */
export const BANK_ACCOUNTS: SheetTabDefinition<BankAccountDto, CreateBankAccountDto> = {
  name: 'bank-accounts',
  icon: IconBuildingBank,
  words: {
    add: 'Associa nuova banca',
    new: 'Nuova banca',
    empty: 'Ancora nessuna banca',
    emptyHint: 'I conti del cliente. L’IBAN è controllato mentre lo scrivi, cifrato, e mostrato solo a chi lo può leggere.',
  },
  api: {
    list: listBankAccounts,
    get: getBankAccount,
    create: createBankAccount,
    update: updateBankAccount,
    remove: deleteBankAccount,
    restore: restoreBankAccount,
  },
  fields: BANK_ACCOUNT_FIELDS,
  controls: { iban: IbanField },
  nameOf: accountName,
  nameHeader: 'Banca',
  columns: [
    { id: 'iban', header: 'IBAN', width: '150px', cell: ({ iban }) => <TextCell>{maskedIban(iban)}</TextCell> },
    { id: 'abi', header: 'ABI · CAB', width: '130px', cell: ({ abi, cab }) => <TextCell>{abi && `${abi} · ${cab}`}</TextCell> },
    { id: 'intestatario', header: 'Intestatario', width: 'minmax(0, 1.2fr)', cell: ({ holder }) => <TextCell>{holder}</TextCell> },
    { id: 'bic', header: 'BIC', width: '130px', cell: ({ bic }) => <TextCell>{bic}</TextCell> },
  ],
  details: ({ iban, holder }) => [maskedIban(iban), holder],
  mark: ({ isDefault }) =>
    isDefault && (
      <Badge tone="accent" icon={<IconStar size={13} stroke={1.7} aria-hidden />}>
        Predefinito
      </Badge>
    ),
  Details: BankAccountDetails,
  refusals: { 'default-account': OtherDefaultDialog },
};
