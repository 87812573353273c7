import { belfioreConnector } from '@marketto/belfiore-connector-embedded';
import { Parser } from '@marketto/codice-fiscale-utils';
import { computeFiscalCode, type FiscalCodePerson } from './fiscal-code-compute.js';
import { isPersonalFiscalCode } from './fiscal-code.js';

const person = (changes: Partial<FiscalCodePerson>): FiscalCodePerson => ({
  firstName: 'Mario',
  lastName: 'Rossi',
  birthDate: '1980-01-01',
  gender: 'male',
  belfioreCode: 'F205',
  ...changes,
});

describe('computed fiscal code', () => {
  it.each<[string, Partial<FiscalCodePerson>]>([
    ['RSSMRA80A01F205X', {}],
    ['MRTMTT91D08F205J', { firstName: 'Matteo', lastName: 'Moretti', birthDate: '1991-04-08' }],
    ['MLLSNT82P65Z404U', { firstName: 'Samantha', lastName: 'Miller', birthDate: '1982-09-25', gender: 'female', belfioreCode: 'Z404' }],
    ['RSSMRA70A01H501S', { birthDate: '1970-01-01', belfioreCode: 'H501' }],
    ['MRCLCU84L12L219R', { firstName: 'Luca', lastName: 'Marchetti', birthDate: '1984-07-12', belfioreCode: 'L219' }],
  ])('%s', (code, changes) => {
    expect(computeFiscalCode(person(changes))).toBe(code);
  });

  it.each([
    ['FOX', { lastName: 'Fo' }],
    ['NGX', { lastName: 'Ng' }],
    ['AIO', { lastName: 'Aiò' }],
    ['DNG', { lastName: "D'Angelo" }],
    ['DNG', { lastName: 'D’Angelo' }],
    ['DLC', { lastName: 'De Luca' }],
    ['MLL', { lastName: 'Müller' }],
    ['STR', { lastName: 'Strauß' }],
    ['LKS', { lastName: 'Łukasz' }],
  ])('surname part %s', (part, changes) => {
    expect(computeFiscalCode(person(changes)).slice(0, 3)).toBe(part);
  });

  it.each([
    ['GFR', { firstName: 'Gianfranco' }],
    ['MGR', { firstName: 'Maria Grazia' }],
    ['NCL', { firstName: 'Nicolò' }],
    ['LCU', { firstName: 'Luca' }],
    ['LAX', { firstName: 'Al' }],
    ['IOX', { firstName: 'Io' }],
    ['NEA', { firstName: 'Ean' }],
  ])('first name part %s', (part, changes) => {
    expect(computeFiscalCode(person(changes)).slice(3, 6)).toBe(part);
  });

  it('agrees with codice-fiscale-utils on every pair of a list of awkward names', async () => {
    const parser = new Parser(belfioreConnector);
    const names = ["D'Angelo", 'De Luca', 'Fo', 'Nicolò', 'Ng', 'Müller', 'Öztürk', 'Łukasz', 'Maria Grazia', 'Al', 'Xu'];
    for (const lastName of names) {
      for (const firstName of names) {
        const ours = computeFiscalCode(person({ firstName, lastName, birthDate: '1984-07-12', gender: 'female', belfioreCode: 'L219' }));
        const theirs = await parser.encodeCf({
          firstName,
          lastName,
          date: new Date('1984-07-12'),
          gender: 'F',
          place: 'L219',
        });
        expect(`${lastName} ${firstName} ${ours}`).toBe(`${lastName} ${firstName} ${theirs}`);
        expect(isPersonalFiscalCode(ours)).toBe(true);
      }
    }
  });

  it.each([
    ['a date in another form', { birthDate: '1/1/1980' }],
    ['a thirteenth month', { birthDate: '1980-13-01' }],
    ['30 February', { birthDate: '1980-02-30' }],
    ['day 0', { birthDate: '1980-02-00' }],
    ['no surname', { lastName: ' ' }],
    ['a first name in another script', { firstName: 'Мария' }],
    ['a place that is no Belfiore code', { belfioreCode: 'Milano' }],
  ])('refuses %s', (_, changes) => {
    expect(() => computeFiscalCode(person(changes))).toThrow(RangeError);
  });
});
