import { isVatNumber, normalizeVatNumber, vatCheckDigit, vatNumberFault, withLostZeros } from './vat-number.js';

describe('VAT number', () => {
  // Real numbers, published by the companies themselves.
  it.each(['01114601006', '00488410010', '00905811006', '00159560366', '00799960158', '00079760328', '00743110157'])(
    'accepts %s',
    (number) => {
      expect(isVatNumber(number)).toBe(true);
      expect(vatCheckDigit(number)).toBe(number.at(-1));
    },
  );

  it.each([
    ['nothing', '', 'empty'],
    ['a wrong check digit', '01114601007', 'check-digit'],
    ['two digits swapped', '01141601006', 'check-digit'],
    ['ten digits', '0111460100', 'length'],
    ['twelve digits', '011146010060', 'length'],
    ['only zeros', '00000000000', 'zeros'],
    ['a prefix', 'IT01114601006', 'characters'],
    ['a line break after it', '01114601006\n', 'characters'],
    ['digits of another script', '٠١١١٤٦٠١٠٠٦', 'characters'],
    ['a personal fiscal code', 'RSSMRA80A01F205X', 'characters'],
  ])('refuses %s', (_, text, fault) => {
    expect(vatNumberFault(text)).toBe(fault);
    expect(isVatNumber(text)).toBe(false);
  });

  it.each([
    ['1114601006', '01114601006'],
    ['IT 488410010', '00488410010'],
    ['79760328', '00079760328'],
    ['1114601007', null],
    ['01114601006', null],
    ['123', null],
    ['', null],
    ['0', null],
    ['abc', null],
  ])('restores the leading zeros of "%s": %s', (typed, mended) => {
    expect(withLostZeros(typed)).toBe(mended);
  });

  it.each([
    ['IT01114601006', '01114601006'],
    ['it 0111 460 1006', '01114601006'],
    [' 011.146.010-06 ', '01114601006'],
    ['01114601006', '01114601006'],
    ['', ''],
  ])('reduces "%s" to "%s"', (typed, stored) => {
    expect(normalizeVatNumber(typed)).toBe(stored);
  });

  it('detects every single wrong digit', () => {
    const number = '01114601006';
    for (let at = 0; at < 11; at++)
      for (const digit of '0123456789')
        if (digit !== number[at]) expect(isVatNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
  });
});
