import {
  fiscalCheckCharacter,
  fiscalCodeFault,
  isFiscalCode,
  isPersonalFiscalCode,
  normalizeFiscalCode,
  withoutOmocodia,
} from './fiscal-code.js';

describe('fiscal code', () => {
  it.each([
    ['a man', 'RSSMRA80A01F205X'],
    ['another', 'MRTMTT91D08F205J'],
    ['a woman born abroad', 'MLLSNT82P65Z404U'],
    ['one omocodia letter', 'RSSMRA80A01F20RS'],
    ['all seven omocodia letters', 'RSSMRAULALMFNLRD'],
    ['29 February of a leap year', 'RSSMRA80B29F205T'],
    ['a woman born on the 31st', 'RSSMRA80A71F205E'],
  ])('accepts %s: %s', (_, code) => {
    expect(isFiscalCode(code)).toBe(true);
    expect(isPersonalFiscalCode(code)).toBe(true);
  });

  it.each([
    ['a company', '00484960588'],
    ['an association', '97103880585'],
    ['a public body', '80078750587'],
  ])('accepts the eleven digits of %s', (_, code) => {
    expect(isFiscalCode(code)).toBe(true);
    expect(isPersonalFiscalCode(code)).toBe(false);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a wrong check character', 'RSSMRA80A01H501X', 'check-character'],
    ['two letters swapped', 'RSSRMA80A01F205X', 'check-character'],
    ['a letter in the wrong place', 'RSSMAR80A01F205X', 'names'],
    ['fifteen characters', 'RSSMRA80A01F205', 'length'],
    ['seventeen characters', 'RSSMRA80A01F205XX', 'length'],
    ['ten digits', '0048496058', 'length'],
    ['thirteen digits', '0048496058800', 'length'],
    ['small letters', 'rssmra80a01f205x', 'characters'],
    ['spaces', 'RSS MRA 80A01 F205X', 'characters'],
    ['a line break after it', 'RSSMRA80A01F205X\n', 'characters'],
    ['an accent', 'RSSMRÀ80A01F205X', 'characters'],
    ['digits of another script', '٠٠٤٨٤٩٦٠٥٨٨', 'characters'],
    ['eleven digits that do not check', '00484960589', 'check-character'],
    ['eleven zeros', '00000000000', 'check-character'],
    ['sixteen digits', '1234567890123456', 'names'],
    ['the number of a bank card', '4111111111111111', 'names'],
    ['a VAT number with its country', 'IT00484960588', 'length'],
    ['a digit for the check character', 'RSSMRA80A01F2050', 'check-character'],
  ])('refuses %s', (_, code, fault) => {
    expect(fiscalCodeFault(code)).toBe(fault);
    expect(isFiscalCode(code)).toBe(false);
    expect(isPersonalFiscalCode(code)).toBe(false);
  });

  // All have a correct check character, so they are refused only for the invalid part.
  it.each([
    ['day 0', 'RSSMRA80A00F205', 'birth-date'],
    ['day 32', 'RSSMRA80A32F205', 'birth-date'],
    ['day 40', 'RSSMRA80A40F205', 'birth-date'],
    ['day 41 with letters, which is a woman born on the 1st', 'RSSMRA80AQMF205', null],
    ['day 72', 'RSSMRA80A72F205', 'birth-date'],
    ['31 November', 'RSSMRA80S31F205', 'birth-date'],
    ['30 February', 'RSSMRA80B30F205', 'birth-date'],
    ['29 February of a common year', 'RSSMRA81B29F205', 'birth-date'],
    ['29 February of a year that may be 2000', 'RSSMRA00B29F205', null],
    ['a month letter that means nothing', 'RSSMRA80F01F205', 'birth-date'],
    ['a letter that omocodia does not use', 'RSSMRA8AA01F205', 'birth-date'],
    ['a place that begins with N', 'RSSMRA80A01N205', 'birth-place'],
    ['a place of letters only', 'RSSMRA80A01FABC', 'birth-place'],
    ['a digit among the letters of the name', 'RSSMR180A01F205', 'names'],
    ['a vowel before a consonant', 'ROSMRA80A01F205', 'names'],
    ['a first name of vowels and a consonant', 'RSSIOM80A01F205', 'names'],
    ['an X in the middle of vowels', 'RSSAXO80A01F205', 'names'],
    ['names of one letter', 'OXXEXX80A01F205', null],
    ['a consonant alone', 'HXXNGX80A01F205', null],
  ])('%s: %s is %s', (_, body, fault) => {
    expect(fiscalCodeFault(body + fiscalCheckCharacter(body))).toBe(fault);
  });

  // Article 6 of the decree of 23 December 1976: from the last digit on, one more letter for each namesake.
  it.each([
    ['RSSMRA80A01F205X', 'RSSMRA80A01F205X'],
    ['RSSMRA80A01F20RS', 'RSSMRA80A01F205X'],
    ['RSSMRAULALMFNLRD', 'RSSMRA80A01F205X'],
    ['MLLSNT82P65Z40QU', 'MLLSNT82P65Z404U'],
  ])('%s was %s before omocodia', (code, plain) => {
    expect(withoutOmocodia(code)).toBe(plain);
  });

  it('knows the letter of each digit', () => {
    const letters = [...'LMNPQRSTUV'].map((letter) => withoutOmocodia(`RSSMRA80A01F20${letter}`).slice(0, 15));
    expect(letters).toEqual([...'0123456789'].map((digit) => `RSSMRA80A01F20${digit}`));
  });

  it.each([
    [' rss mra 80a01 f205x ', 'RSSMRA80A01F205X'],
    ['RSS-MRA-80A01-F205X', 'RSSMRA80A01F205X'],
    ['\u200bRSSMRA80A01F205X\ufeff', 'RSSMRA80A01F205X'],
    ['004.849.605.88', '00484960588'],
  ])('reduces "%s" to "%s"', (typed, stored) => {
    expect(normalizeFiscalCode(typed)).toBe(stored);
  });
});
