import { formatIban, ibanFault, isIban, italianAccount, normalizeIban } from './iban.js';

describe('IBAN', () => {
  // Examples from the registry of IBAN formats, one for each country.
  it.each([
    'IT60X0542811101000000123456',
    'SM86U0322509800000000270100',
    'DE89370400440532013000',
    'FR1420041010050500013M02606',
    'CH9300762011623852957',
    'GB29NWBK60161331926819',
    'ES9121000418450200051332',
    'AT611904300234573201',
    'VA59001123000012345678',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ])('accepts %s', (iban) => {
    expect(ibanFault(iban)).toBeNull();
    expect(isIban(iban)).toBe(true);
    expect(normalizeIban(formatIban(iban))).toBe(iban);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['small letters', 'it60x0542811101000000123456', 'characters'],
    ['a masked one', 'IT60•••••••••••••••••••3456', 'characters'],
    ['a line break after it', 'IT60X0542811101000000123456\n', 'characters'],
    ['a country without IBANs', 'US60X0542811101000000123456', 'country'],
    ['an account number alone', '000000123456', 'country'],
    ['26 characters', 'IT60X054281110100000012345', 'length'],
    ['28 characters', 'IT60X05428111010000001234567', 'length'],
    ['the length of another country', 'DE60X0542811101000000123456', 'length'],
    ['a digit for the CIN', 'IT6010542811101000000123456', 'structure'],
    ['a letter in the ABI', 'IT60XO542811101000000123456', 'structure'],
    ['letters for check digits', 'ITO0X0542811101000000123456', 'structure'],
    ['two digits swapped', 'IT60X0542811101000000124356', 'check-digits'],
  ])('refuses %s', (_, iban, fault) => {
    expect(ibanFault(iban)).toBe(fault);
    expect(italianAccount(iban)).toBeNull();
  });

  it.each([
    ['CIN', 'IT', 'Y0542811101000000123456'],
    ['Spanish check', 'ES', '21000418440200051332'],
  ])('detects a wrong %s with correct check digits', (_, country, account) => {
    const all = [...Array(97).keys()].map((n) => country + String(n + 2).padStart(2, '0') + account);
    expect(all.map(ibanFault).filter((fault) => fault !== 'check-digits')).toEqual(['national-check']);
  });

  it('detects every single wrong character', () => {
    const iban = 'IT60X0542811101000000123456';
    for (let at = 0; at < iban.length; at++)
      for (const other of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
        if (other !== iban[at]) expect(isIban(iban.slice(0, at) + other + iban.slice(at + 1))).toBe(false);
  });

  it('splits an Italian account into its parts', () => {
    expect(italianAccount('IT60X0542811101000000123456')).toEqual({ cin: 'X', abi: '05428', cab: '11101', account: '000000123456' });
    expect(italianAccount('SM86U0322509800000000270100')).toEqual({ cin: 'U', abi: '03225', cab: '09800', account: '000000270100' });
    expect(italianAccount('DE89370400440532013000')).toBeNull();
  });

  it.each([
    ['it60 x054 2811 1010 0000 0123 456', 'IT60X0542811101000000123456'],
    ['IBAN: IT60-X-05428-11101-000000123456', 'IT60X0542811101000000123456'],
    [' IT60.X054.2811.1010.0000.0123.456\u00a0', 'IT60X0542811101000000123456'],
  ])('reduces "%s" to "%s"', (typed, stored) => {
    expect(normalizeIban(typed)).toBe(stored);
  });

  it('is formatted in groups of four', () => {
    expect(formatIban('IT60X0542811101000000123456')).toBe('IT60 X054 2811 1010 0000 0123 456');
  });
});
