import { fiscalCheckCharacter, isFiscalCode, isPersonalFiscalCode, normalizeFiscalCode } from './fiscal-code.js';

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
    ['a wrong check character', 'RSSMRA80A01F205Y'],
    ['two letters swapped', 'RSSMAR80A01F205X'],
    ['fifteen characters', 'RSSMRA80A01F205'],
    ['seventeen characters', 'RSSMRA80A01F205XX'],
    ['small letters', 'rssmra80a01f205x'],
    ['eleven digits that do not check', '00484960589'],
    ['eleven zeros', '00000000000'],
    ['a line break after it', 'RSSMRA80A01F205X\n'],
    ['nothing', ''],
  ])('refuses %s', (_, code) => {
    expect(isFiscalCode(code)).toBe(false);
  });

  // The check character is right in all of these, so it is the date alone that refuses them.
  it.each([
    ['day 0', 'RSSMRA80A00F205'],
    ['day 32', 'RSSMRA80A32F205'],
    ['day 40', 'RSSMRA80A40F205'],
    ['day 72', 'RSSMRA80A72F205'],
    ['31 November', 'RSSMRA80S31F205'],
    ['30 February', 'RSSMRA80B30F205'],
    ['29 February of a common year', 'RSSMRA81B29F205'],
    ['a month letter that means nothing', 'RSSMRA80F01F205'],
    ['a place that begins with N', 'RSSMRA80A01N205'],
    ['a digit among the letters of the name', 'RSSMR180A01F205'],
    ['a letter that omocodia does not use', 'RSSMRA8AA01F205'],
  ])('refuses %s', (_, body) => {
    expect(isFiscalCode(body + fiscalCheckCharacter(body))).toBe(false);
  });

  it.each([
    [' rss mra 80a01 f205x ', 'RSSMRA80A01F205X'],
    ['RSS-MRA-80A01-F205X', 'RSSMRA80A01F205X'],
    ['004.849.605.88', '00484960588'],
  ])('reduces "%s" to "%s"', (typed, stored) => {
    expect(normalizeFiscalCode(typed)).toBe(stored);
  });
});
