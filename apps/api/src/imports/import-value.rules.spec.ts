import { VALUE_LABELS } from '../clients/client-labels.js';
import { countryOf, readAddress, splitStreet } from './import-address.rules.js';
import { isCertified, readEmails, readPhones, spreadEmails, spreadPhones } from './import-contact.rules.js';
import { isForeignVatNumber, readFiscalCode, readVatNumber } from './import-ids.rules.js';
import {
  cellText,
  readAmount,
  readBirthDate,
  readCount,
  readGender,
  readMaritalStatus,
  readSdiCode,
  readStatus,
  readType,
} from './import-value.rules.js';

const TODAY = '2026-11-21';

describe('a birth date', () => {
  it.each([
    ['05/03/1961', '1961-03-05'],
    ['5/3/1961', '1961-03-05'],
    ['05.03.1961', '1961-03-05'],
    ['05-03-1961', '1961-03-05'],
    ['1961-03-05', '1961-03-05'],
    ['1961/03/05', '1961-03-05'],
    ['19610305', '1961-03-05'],
    ['05/03/1961 00:00:00', '1961-03-05'],
    ['1961-03-05T00:00:00.000Z', '1961-03-05'],
    ['5 marzo 1961', '1961-03-05'],
    ['1° gennaio 1980', '1980-01-01'],
    ['5-mar-61', '1961-03-05'],
    ['12 May 1980', '1980-05-12'],
    // Two-digit years resolve to the latest date that is not in the future.
    ['26/12/78', '1978-12-26'],
    ['5/9/04', '2004-09-05'],
    ['21/11/26', '2026-11-21'],
    ['22/11/26', '1926-11-22'],
    ['29/02/2000', '2000-02-29'],
  ])('%s is %s', (text, date) => expect(readBirthDate(text, TODAY)).toBe(date));

  it.each(['31/02/1940', '29/02/1961', '00/01/1961', '13/13/1961', '1/1/2027', '22/11/2026', '1/1/1850', '1961', 'ieri', '12/1961'])(
    '%s is not a date',
    (text) => expect(readBirthDate(text, TODAY)).toBeNull(),
  );
});

describe('an amount', () => {
  it.each([
    ['€ 85.000', '85000.00'],
    ['1.250.000,00', '1250000.00'],
    ['350000', '350000.00'],
    ['1,2 mln', '1200000.00'],
    ['1.2 mln', '1200000.00'],
    ['2 milioni', '2000000.00'],
    ['85 mila', '85000.00'],
    ['85k', '85000.00'],
    ['85.000 €', '85000.00'],
    ['85.000,5', '85000.50'],
    ['85000.50', '85000.50'],
    ['1,250,000.00', '1250000.00'],
    ["1'250'000", '1250000.00'],
    ['EUR 100', '100.00'],
    ['100,-', '100.00'],
    ['0', '0.00'],
    ['007', '7.00'],
  ])('%s is %s', (text, amount) => expect(readAmount(text)).toBe(amount));

  it.each(['circa 100', '-5', '1.25.000', '1,250', '12,345 €', '1.000.000.000.000', '', '€', '=2+2'])('%j is not an amount', (text) =>
    expect(readAmount(text)).toBeNull(),
  );
});

it.each([
  ['', 'client'],
  ['cliente', 'client'],
  ['CLIENTE', 'client'],
  ['Attivo', 'client'],
  ['potenziale', 'prospect'],
  ['Prospect', 'prospect'],
  ['sospeso', null],
])('the status %j is %s', (text, status) => expect(readStatus(text)).toBe(status));

it.each([
  ['', undefined],
  ['Privato', 'retail'],
  ['PERSONA FISICA', 'retail'],
  ['libero professionista', 'professional'],
  ['Società', 'corporate'],
  ['Persona giuridica', 'corporate'],
  ['marziano', null],
])('the type %j is %s', (text, type) => expect(readType(text)).toBe(type));

it.each([
  ['RSSMRA80A01H501U', 'RSSMRA80A01H501U', false],
  ['rssmra 80a01 h501 u', 'RSSMRA80A01H501U', false],
  ['RSSMRA8OAO1H5O1U', 'RSSMRA80A01H501U', true],
  ['21993510821', '21993510821', false],
  ['449090166', '00449090166', true],
])('the fiscal code %s is %s', (text, value, corrected) => expect(readFiscalCode(text)).toEqual({ value, corrected }));
it.each(['RSSMRA80A01H501X', '21993510822', '123', 'RSSMRA80A01H501'])('%s is not a fiscal code', (text) =>
  expect(readFiscalCode(text)).toBeNull(),
);

it.each([
  ['IT60181590096', '60181590096', false],
  [' 21993510821', '21993510821', false],
  ['it 219 935 10821', '21993510821', false],
  ['5720420396', '05720420396', true],
  ['449090166', '00449090166', true],
])('the VAT number %j is %s', (text, value, corrected) => expect(readVatNumber(text)).toEqual({ value, corrected }));
it.each(['21993510822', '572042039', '00000000000', 'DE123456789'])('%s is not a VAT number', (text) =>
  expect(readVatNumber(text)).toBeNull(),
);
it('recognises VAT numbers of other countries', () => {
  expect(['DE123456789', 'FR 12 345678901', 'ATU12345678'].map(isForeignVatNumber)).toEqual([true, true, true]);
  expect(['IT123', '21993510822', 'DENTISTA', ''].map(isForeignVatNumber)).toEqual([false, false, false, false]);
});

describe('e-mail addresses', () => {
  it.each<[text: string, good: string[], bad: string[]]>([
    ['Anna@Posta.example', ['anna@posta.example'], []],
    ['chiara@studio.example; esposito@posta.example', ['chiara@studio.example', 'esposito@posta.example'], []],
    ['a@posta.example, b@posta.example', ['a@posta.example', 'b@posta.example'], []],
    ['a@posta.example b@posta.example', ['a@posta.example', 'b@posta.example'], []],
    ['a@posta.example;a@posta.example', ['a@posta.example'], []],
    ['Anna Neri <anna@posta.example>', ['anna@posta.example'], []],
    ['mailto:anna@posta.example', ['anna@posta.example'], []],
    ['gianluca@posta,example', [], ['gianluca@posta,example']],
    ['a@posta.example; b@posta', ['a@posta.example'], ['b@posta']],
    ['non ha', [], ['non']],
    ['perché@posta.example', [], ['perché@posta.example']],
    ['', [], []],
  ])('%j', (text, good, bad) => expect(readEmails(text)).toEqual({ valid: good, invalid: bad }));

  it.each(['info@pec.rossi.example', 'rossi@arubapec.it', 'rossi@legalmail.it', 'rossi@pec.it', 'a@cert.legalmail.it'])(
    '%s is certified',
    (address) => expect(isCertified(address)).toBe(true),
  );
  it.each(['info@pecora.example', 'spec@posta.example', 'pec@posta.example', 'a@specialisti.example'])('%s is not', (address) =>
    expect(isCertified(address)).toBe(false),
  );

  it('the first becomes the main address, and certified ones (PEC) go to their own field', () => {
    expect(spreadEmails(['a@posta.example', 'b@pec.rossi.example', 'c@posta.example'], ['d@pec.rossi.example'])).toEqual({
      email: 'a@posta.example',
      pec: 'd@pec.rossi.example',
      emails: [
        { value: 'c@posta.example', label: null },
        { value: 'b@pec.rossi.example', label: 'PEC' },
      ],
    });
  });
});

describe('telephone numbers', () => {
  it.each<[text: string, good: [value: string, label: string | null][], bad: string[]]>([
    ['091/5129255', [['+390915129255', null]], []],
    ['388-7195046', [['+393887195046', null]], []],
    ['00393428280054', [['+393428280054', null]], []],
    ['346 22 51 796', [['+393462251796', null]], []],
    ['010.7312081 int. 10', [['+390107312081', 'int. 10']], []],
    ['06 6880278 interno 5', [['+39066880278', 'int. 5']], []],
    ['cell. 347 5550142', [['+393475550142', 'cell']], []],
    [
      '02 1234567 - 347 5550142',
      [
        ['+39021234567', null],
        ['+393475550142', null],
      ],
      [],
    ],
    [
      'casa 02 1234567; uff. 02 7654321',
      [
        ['+39021234567', 'casa'],
        ['+39027654321', 'uff'],
      ],
      [],
    ],
    ['02 1234567; non risponde', [['+39021234567', null]], ['non risponde']],
    ['+33 1 42 68 53 00', [['+33142685300', null]], []],
    ['12', [], ['12']],
    ['', [], []],
  ])('%j', (text, good, bad) =>
    expect(readPhones(text)).toEqual({ valid: good.map(([value, label]) => ({ value, label })), invalid: bad }),
  );

  it('the main number is also listed among the others when it has a label', () => {
    const [main, other] = [
      { value: '+39021234567', label: 'int. 3' },
      { value: '+393475550142', label: null },
    ];
    expect(spreadPhones([main, other, other])).toEqual({ phone: main.value, phones: [main, other] });
    expect(spreadPhones([other])).toEqual({ phone: other.value, phones: [] });
    expect(spreadPhones([])).toEqual({ phone: null, phones: [] });
  });
});

describe('an address', () => {
  it.each([
    ['via Roma, 12', 'via Roma', '12'],
    ["Via D'Azeglio n. 7 scala B", "Via D'Azeglio", '7 scala B'],
    ['Corso Francia 112/bis', 'Corso Francia', '112/bis'],
    ['P.zza Garibaldi 3', 'P.zza Garibaldi', '3'],
    ['STRADA PROVINCIALE KM 4,500', 'STRADA PROVINCIALE KM 4,500', ''],
    ['Via 25 Aprile 10', 'Via 25 Aprile', '10'],
    ['Via 25 Aprile', 'Via 25 Aprile', ''],
    ['Via Po 1 A', 'Via Po', '1 A'],
    ['Via Po snc', 'Via Po', 'snc'],
    ['', '', ''],
  ])('%s', (text, street, number) => expect(splitStreet(text)).toEqual({ street, number }));

  it('restores leading zeros of a postal code, and separates the province from the town', () => {
    const cells = { street: 'VIA ROMA 1', streetNumber: '', postalCode: '184', city: 'ROMA (RM)', province: '', country: 'Italia' };
    const address = { street: 'Via Roma', streetNumber: '1', postalCode: '00184', city: 'Roma', province: 'RM', country: 'IT' };
    expect(readAddress(cells)).toEqual(address);
    expect(readAddress({ ...cells, city: "REGGIO NELL'EMILIA", province: 're' })).toMatchObject({
      city: "Reggio Nell'Emilia",
      province: 'RE',
    });
    expect(readAddress({ street: '', streetNumber: '', postalCode: '', city: '', province: '', country: '' })).toBeNull();
  });

  it.each([
    ['Italia', 'IT'],
    ['germany', 'DE'],
    ['FR', 'FR'],
    ['Regno Unito', 'GB'],
    ['Atlantide', null],
    ['', null],
  ])('the country %j is %s', (text, code) => expect(countryOf(text)).toBe(code));
});

it.each(['-', 'n.d.', 'ND', 'null', '00/00/0000', ' . '])('%j is read as empty', (text) => expect(cellText(text)).toBe(''));
it('NA is the province of Naples, not an empty value', () => expect(cellText('NA')).toBe('NA'));
it('reads the marital statuses that an export writes', () => {
  const { maritalStatus } = VALUE_LABELS;
  expect(Object.values(maritalStatus).map(readMaritalStatus)).toEqual(Object.keys(maritalStatus));
});
it('reads genders, marital statuses, counts and SDI codes', () => {
  expect([readGender('F'), readGender('Maschio'), readGender('x')]).toEqual(['female', 'male', null]);
  expect([readMaritalStatus('Coniugata'), readMaritalStatus('NUBILE'), readMaritalStatus('boh')]).toEqual(['married', 'single', null]);
  expect([readCount('1.200'), readCount('12'), readCount('dodici')]).toEqual([1200, 12, null]);
  expect([readSdiCode('m5uxcr1'), readSdiCode('0000000'), readSdiCode('no')]).toEqual(['M5UXCR1', '0000000', null]);
});
