import type { BankAccountDto, CreateBankAccountDto } from '@sestante/api-client/types';
import { formatIban, ibanFault, type IbanFault, italianAccount, normalizeIban } from '@sestante/italian-ids/iban';
import { flag, line, textFieldType } from '../../../ui/forms/field-types.ts';
import type { SheetFields } from '../sheet-fields.ts';

const ITALIAN = 27;

const FAULTS: Record<IbanFault, string> = {
  empty: 'Scrivi l’IBAN',
  characters: 'Un IBAN ha solo lettere e cifre',
  country: 'Le prime due lettere non sono di un paese che usa gli IBAN: per l’Italia IT',
  length: 'La lunghezza non è quella di questo paese',
  structure: 'Non è fatto come gli IBAN di questo paese: per l’Italia IT, due cifre, una lettera, poi ABI, CAB e conto',
  'check-digits': 'Le cifre di controllo, la terza e la quarta, non tornano: ricontrolla ogni cifra',
  'national-check': 'Il CIN, la quinta lettera, non torna con ABI, CAB e conto',
};

/** Returns the error of a typed IBAN in words, or null when it is valid. */
export function ibanError(text: string): string | null {
  const iban = normalizeIban(text);
  const fault = ibanFault(iban);
  if (fault === 'length' && iban.startsWith('IT')) {
    const missing = ITALIAN - iban.length;
    if (missing > 0) return `Un IBAN italiano ha 27 caratteri: ne ${missing === 1 ? 'manca uno' : `mancano ${missing}`}`;
    return `Un IBAN italiano ha 27 caratteri: ${missing === -1 ? 'ce n’è uno' : `ce ne sono ${-missing}`} di troppo`;
  }
  return fault === null ? null : FAULTS[fault];
}

/** Returns bank and branch of a valid Italian IBAN in words, or null when there is nothing to say. */
export function ibanFacts(text: string): string | null {
  const account = italianAccount(normalizeIban(text));
  return account && `ABI ${account.abi} · CAB ${account.cab} · conto ${account.account}`;
}

/** Masks an IBAN as "IT •••• 3456". Even users who may read the full number see it only on request. */
export function maskedIban(iban: string): string {
  // A masked number that starts with "*" could not be decrypted by the server, so none of it is shown.
  return iban.startsWith('*') ? '••••' : `${iban.slice(0, 2)} •••• ${iban.slice(-4)}`;
}

/** Name of an account in lists. The server has no name for an account without bank and holder. */
export function accountName({ bankName, holder, abi, displayName, iban: kept }: BankAccountDto): string {
  return bankName === null && holder === null && abi === null ? maskedIban(kept) : displayName;
}

export const iban = textFieldType<string>({
  control: { is: 'text', max: 50 },
  parse: (text) => (ibanError(text) === null ? normalizeIban(text) : null),
  format: formatIban,
  fieldError: (text) => ibanError(text) ?? 'IBAN non valido',
  read: maskedIban,
});

const bic = textFieldType<string>({
  control: { is: 'text', max: 20, placeholder: 'UNCRITM1XXX' },
  parse: (text) => {
    const withoutSpaces = text.replace(/\s/g, '').toUpperCase();
    return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(withoutSpaces) ? withoutSpaces : null;
  },
  format: (text) => text,
  fieldError: () => 'Un BIC ha 8 o 11 lettere e cifre, le prime sei lettere',
});

/** Form fields of a bank account. */
export const BANK_ACCOUNT_FIELDS: SheetFields<CreateBankAccountDto> = {
  iban: { label: 'IBAN', kind: iban, required: 'Scrivi l’IBAN', secret: true },
  holder: { label: 'Intestatario', kind: line(200) },
  bankName: { label: 'Banca', kind: line(100), span: 3, hint: 'Vuota, segue dall’IBAN se la banca è nota' },
  bic: { label: 'BIC', kind: bic, span: 3 },
  isDefault: { label: 'Conto predefinito', kind: flag, hint: 'Uno solo: se c’è già, passa a questo' },
};
