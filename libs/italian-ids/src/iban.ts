import { friendlyFormatIBAN, getCountrySpecifications, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { checkLetter } from './check-letter.js';

/** Reason why a text is not an IBAN. `national-check` is a country's own check inside the account number: in Italy the CIN. */
export type IbanFault = 'empty' | 'characters' | 'country' | 'length' | 'structure' | 'check-digits' | 'national-check';

/** Parts of an IBAN of Italy or San Marino. */
export interface ItalianAccount {
  cin: string;
  /** Code of the bank. */
  abi: string;
  /** Code of the branch. */
  cab: string;
  account: string;
}

// Ordered so that a mistyped digit is reported as a failed IBAN check and not as a failed national check.
const FAULTS: [ValidationErrorsIBAN, IbanFault][] = [
  [ValidationErrorsIBAN.WrongBBANFormat, 'structure'],
  [ValidationErrorsIBAN.ChecksumNotNumber, 'structure'],
  [ValidationErrorsIBAN.WrongIBANChecksum, 'check-digits'],
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum, 'national-check'],
];
const COUNTRIES = getCountrySpecifications();
const ITALIAN = /^(?:IT|SM)\d\d([A-Z])(\d{5})(\d{5})([\dA-Z]{12})$/;

/** Converts typed or pasted text (`IBAN: it60 x054 …`) to the stored form: capitals, without separators. */
export function normalizeIban(text: string): string {
  return text
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replace(/^IBAN:?/, '');
}

/** Returns the reason why an IBAN in stored form cannot exist, or null. Checks length and form by country, and the Italian CIN. */
export function ibanFault(iban: string): IbanFault | null {
  if (iban === '') return 'empty';
  if (/[^\dA-Z]/.test(iban)) return 'characters';
  const country = COUNTRIES[iban.slice(0, 2)];
  if (!country?.chars) return 'country';
  if (iban.length !== country.chars) return 'length';
  const { errorCodes } = validateIBAN(iban);
  const known = FAULTS.find(([code]) => errorCodes.includes(code));
  if (known) return known[1];
  // The library implements the national check of many countries, but not of Italy.
  return ITALIAN.test(iban) && checkLetter(iban.slice(5)) !== iban[4] ? 'national-check' : null;
}

/** Whether an IBAN in stored form passes every check that is possible without the bank. */
export function isIban(iban: string): boolean {
  return ibanFault(iban) === null;
}

/** Formats an IBAN for display, in groups of four. */
export function formatIban(iban: string): string {
  return friendlyFormatIBAN(iban, ' ') ?? iban;
}

/** Returns bank, branch and account of an IBAN in stored form; null for other countries and invalid text. */
export function italianAccount(iban: string): ItalianAccount | null {
  const [, cin, abi, cab, account] = (isIban(iban) && ITALIAN.exec(iban)) || [];
  return cin && abi && cab && account ? { cin, abi, cab, account } : null;
}
