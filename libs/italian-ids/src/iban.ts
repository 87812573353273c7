import { friendlyFormatIBAN, getCountrySpecifications, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { checkLetter } from './check-letter.js';

/** Why a text cannot be an IBAN. `national-check` is a country's own inside the account number: in Italy the CIN. */
export type IbanFault = 'empty' | 'characters' | 'country' | 'length' | 'structure' | 'check-digits' | 'national-check';

/** An account in Italy or San Marino, taken apart. */
export interface ItalianAccount {
  cin: string;
  /** The bank. */
  abi: string;
  /** The branch. */
  cab: string;
  account: string;
}

// In this order: who mistypes a digit breaks the check of the whole before that of the country.
const FAULTS: [ValidationErrorsIBAN, IbanFault][] = [
  [ValidationErrorsIBAN.WrongBBANFormat, 'structure'],
  [ValidationErrorsIBAN.ChecksumNotNumber, 'structure'],
  [ValidationErrorsIBAN.WrongIBANChecksum, 'check-digits'],
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum, 'national-check'],
];
const COUNTRIES = getCountrySpecifications();
const ITALIAN = /^(?:IT|SM)\d\d([A-Z])(\d{5})(\d{5})([\dA-Z]{12})$/;

/** What a person types or pastes (`IBAN: it60 x054 …`), reduced to what is stored: capitals, no separators. */
export function normalizeIban(text: string): string {
  return text
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replace(/^IBAN:?/, '');
}

/** Why an IBAN in stored form cannot exist, or null. Each country has its length and form; Italy and San Marino their CIN. */
export function ibanFault(iban: string): IbanFault | null {
  if (iban === '') return 'empty';
  if (/[^\dA-Z]/.test(iban)) return 'characters';
  const country = COUNTRIES[iban.slice(0, 2)];
  if (!country?.chars) return 'country';
  if (iban.length !== country.chars) return 'length';
  const { errorCodes } = validateIBAN(iban);
  const known = FAULTS.find(([code]) => errorCodes.includes(code));
  if (known) return known[1];
  // The library knows the checks of many countries, but not that of Italy.
  return ITALIAN.test(iban) && checkLetter(iban.slice(5)) !== iban[4] ? 'national-check' : null;
}

/** An IBAN in stored form, right by every check that can be made without the bank. */
export function isIban(iban: string): boolean {
  return ibanFault(iban) === null;
}

/** For reading: in groups of four. */
export function formatIban(iban: string): string {
  return friendlyFormatIBAN(iban, ' ') ?? iban;
}

/** Bank, branch and account of an IBAN in stored form; null for other countries and for what is no IBAN. */
export function italianAccount(iban: string): ItalianAccount | null {
  const [, cin, abi, cab, account] = (isIban(iban) && ITALIAN.exec(iban)) || [];
  return cin && abi && cab && account ? { cin, abi, cab, account } : null;
}
