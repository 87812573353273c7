import { formatPhone, isMobile, parsePhone, phoneFault } from './phone.js';

describe('phone', () => {
  it.each([
    ['02 1234567', '+39021234567'],
    ['091/5129255', '+390915129255'],
    ['+39 091/5129255', '+390915129255'],
    ['0039 02 1234567', '+39021234567'],
    ['+39 (0)2 1234567', '+39021234567'],
    ['(011) 555-1234', '+390115551234'],
    ['347 555 0142', '+393475550142'],
    ['347/5550142', '+393475550142'],
    ['39 347 5550142', '+393475550142'],
    ['346 22 51 796', '+393462251796'],
    ['347.555.0142', '+393475550142'],
    ['347\u2013555\u20130142', '+393475550142'],
    ['\u00a0347\u00a05550142 ', '+393475550142'],
    ['\u202a+39 347 555 0142\u202c', '+393475550142'],
    ['800 123456', '+39800123456'],
    ['06 698 1234', '+39066981234'],
    ['+41 91 123 45 67', '+41911234567'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+390115551234', '+390115551234'],
  ])('reads %s as %s', (typed, e164) => {
    expect(parsePhone(typed)).toBe(e164);
    expect(phoneFault(typed)).toBeNull();
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \u00a0 ', 'empty'],
    ['too few digits', '02 12', 'too-short'],
    ['half a mobile number', '347 555', 'unknown'],
    ['too many digits', '02 1234567 8901', 'too-long'],
    ['an emergency number', '112', 'too-short'],
    ['an extension', '010.7312081 int. 10', 'several'],
    ['an extension with a hash', '010 7312081 #10', 'several'],
    ['two lines in one', '02 1234567/8', 'several'],
    ['two numbers', '02 1234567 / 347 5550142', 'several'],
    ['letters', '800-PRONTO', 'letters'],
    ['a letter O for a zero', '347 555O142', 'letters'],
    ['words around it', 'tel. 02 1234567', 'letters'],
    ['a plus in the middle', '02+1234567', 'characters'],
    ['a mobile prefix that nobody has', '300 5550142', 'unknown'],
    ['a country that does not exist', '+999 123 456 789', 'unknown'],
    ['digits of another script', '٣٤٧٥٥٥٠١٤٢', 'characters'],
    ['a thousand digits', '3'.repeat(1000), 'too-long'],
  ])('gives null for %s', (_, typed, fault) => {
    expect(parsePhone(typed)).toBeNull();
    expect(phoneFault(typed)).toBe(fault);
  });

  it.each([
    ['+390115551234', '+39 011 5551234'],
    ['+39021234567', '+39 02 1234567'],
    ['+390541123456', '+39 0541 123456'],
    ['+39066981234', '+39 06 6981234'],
    ['+393475550142', '+39 347 555 0142'],
    ['+39800123456', '+39 800 123 456'],
    ['+442079460958', '+44 20 7946 0958'],
    ['not a number', 'not a number'],
  ])('shows %s as %s, which reads back the same', (e164, shown) => {
    expect(formatPhone(e164)).toBe(shown);
    if (e164.startsWith('+')) expect(parsePhone(shown)).toBe(e164);
  });

  it.each([
    ['+393475550142', true],
    ['+390115551234', false],
    ['+39800123456', false],
    ['+442079460958', false],
    ['347 555 0142', false],
  ])('%s is certainly mobile: %s', (e164, mobile) => {
    expect(isMobile(e164)).toBe(mobile);
  });
});
