import { fiscalCheckCharacter } from './fiscal-code.js';
import { fiscalCodeMismatches, type TypedPerson } from './fiscal-code-mismatch.js';
import { loadPlaces } from './load-places.js';
import type { Places } from './places.js';

const TODAY = '2026-11-22';
const complete = (body: string) => body + fiscalCheckCharacter(body);
let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});

/** Formats each mismatch as `field:code:expected`. */
function mismatches(code: string, person: TypedPerson, withPlaces = true): string[] {
  return fiscalCodeMismatches(code, person, { today: TODAY, ...(withPlaces && { places }) }).map(
    (each) => `${each.field}:${each.code}${'expected' in each ? `:${each.expected}` : ''}`,
  );
}

const MARIO: TypedPerson = {
  firstName: 'Mario',
  lastName: 'Rossi',
  birthDate: '1980-01-01',
  gender: 'male',
  birthPlace: { name: 'Milano', country: 'IT', belfioreCode: 'F205' },
};

describe('fiscal code and person', () => {
  it.each<[string, string, TypedPerson]>([
    ['everything agrees', 'RSSMRA80A01F205X', MARIO],
    ['nothing is known', 'RSSMRA80A01F205X', {}],
    ['everything is empty', 'RSSMRA80A01F205X', { firstName: '', lastName: null, birthDate: '', gender: null, birthPlace: null }],
    ['omocodia', 'RSSMRAULALMFNLRD', MARIO],
    ['the place by name alone', 'RSSMRA80A01F205X', { birthPlace: { name: 'MILANO (MI)' } }],
    ['a name without Latin letters', 'RSSMRA80A01F205X', { firstName: 'Мария', lastName: '王' }],
    ['two given names, one in the code', 'RSSMRA80A01F205X', { firstName: 'Mario Luca' }],
    ['two given names, both in the code', complete('RSSMLC80A01F205'), { firstName: 'Mario Luca', lastName: 'Rossi' }],
    ['apostrophe and accent', complete('DNGNCL80A01F205'), { firstName: 'Nicolò', lastName: 'D’Angelo' }],
    ['an eleven-digit code', '80078750587', MARIO],
    ['older than a hundred', complete('RSSMRA20A01F205'), { ...MARIO, birthDate: '1920-01-01' }],
    ['younger than ten', complete('RSSMRA20A01F205'), { ...MARIO, birthDate: '2020-01-01' }],
    ['born abroad, with the town', 'MLLSNT82P65Z404U', { birthPlace: { name: 'Boston', country: 'US' } }],
    ['born in a state that has ceased', complete('RSSMRA80A01Z118'), { birthPlace: { name: 'Zagabria', country: 'HR' } }],
    ['the other language of the place', complete('RSSMRA80A01A952'), { birthPlace: { name: 'Bozen' } }],
    ['the place as people say it', complete('RSSMRA80A01H223'), { birthPlace: { name: 'Reggio Emilia' } }],
    ['a ceased municipality', complete('RSSMRA80A01L487'), { birthPlace: { name: 'Uggiate Trevano', belfioreCode: 'L487' } }],
  ])('agree: %s', (_, code, person) => {
    expect(mismatches(code, person)).toEqual([]);
  });

  it.each<[string, string, TypedPerson, string[]]>([
    ['surname', 'RSSMRA80A01F205X', { ...MARIO, lastName: 'Bianchi' }, ['lastName:last-name-differs:RSS']],
    ['first name', 'RSSMRA80A01F205X', { ...MARIO, firstName: 'Marco' }, ['firstName:first-name-differs:MRA']],
    ['the second given name in the code', 'RSSMRA80A01F205X', { firstName: 'Luca Mario' }, ['firstName:first-name-differs:MRA']],
    ['names swapped', 'RSSMRA80A01F205X', { ...MARIO, firstName: 'Rossi', lastName: 'Mario' }, ['lastName:names-swapped:RSS']],
    ['date', 'RSSMRA80A01F205X', { ...MARIO, birthDate: '1980-10-01' }, ['birthDate:birth-date-differs:1980-01-01']],
    ['a year too long ago', complete('RSSMRA99A01F205'), { birthDate: '1899-01-01' }, ['birthDate:birth-date-differs:1999-01-01']],
    ['gender', 'RSSMRA80A01F205X', { ...MARIO, gender: 'female' }, ['gender:gender-differs:male']],
    ['gender of a woman', 'MLLSNT82P65Z404U', { gender: 'male' }, ['gender:gender-differs:female']],
    ['place', 'RSSMRA80A01F205X', { birthPlace: { belfioreCode: 'H501' } }, ['birthPlace:birth-place-differs:F205']],
    ['place by name', 'RSSMRA80A01F205X', { birthPlace: { name: 'Roma' } }, ['birthPlace:birth-place-differs:F205']],
    ['place by country', 'MLLSNT82P65Z404U', { birthPlace: { name: 'Boston', country: 'GB' } }, ['birthPlace:birth-place-differs:Z404']],
    [
      'an Italian place for a birth abroad',
      'MLLSNT82P65Z404U',
      { birthPlace: { name: 'Milano' } },
      ['birthPlace:birth-place-differs:Z404'],
    ],
    ['a place that never existed', complete('RSSMRA80A01A000'), {}, ['birthPlace:birth-place-unknown:A000']],
    ['a place that had ceased', complete('RSSMRA80A01M129'), {}, ['birthPlace:birth-place-not-then:M129']],
    ['a place that did not exist yet', complete('RSSMRA80A01M428'), {}, ['birthPlace:birth-place-not-then:M428']],
    ['a state that had ceased', complete('RSSMRA10A01Z118'), {}, ['birthPlace:birth-place-not-then:Z118']],
    [
      'somebody else',
      'RSSMRA80A01F205X',
      { firstName: 'Anna', lastName: 'Neri', birthDate: '1975-05-05', gender: 'female', birthPlace: { belfioreCode: 'H501' } },
      [
        'lastName:last-name-differs:RSS',
        'firstName:first-name-differs:MRA',
        'birthDate:birth-date-differs:1980-01-01',
        'gender:gender-differs:male',
        'birthPlace:birth-place-differs:F205',
      ],
    ],
  ])('differ: %s', (_, code, person, expected) => {
    expect(mismatches(code, person)).toEqual(expected);
  });

  it.each([
    ['RSSMRA80A01H501X', 'fiscalCode:check-character'],
    ['RSSMRA80A01H50', 'fiscalCode:length'],
    ['RSSMRA99F01H501X', 'fiscalCode:birth-date'],
    ['rss mra', 'fiscalCode:characters'],
    ['', 'fiscalCode:empty'],
  ])('of an invalid code, "%s", report only that: %s', (code, expected) => {
    expect(mismatches(code, MARIO)).toEqual([expected]);
  });

  it('compare only Belfiore codes while the places are not loaded', () => {
    expect(mismatches('RSSMRA80A01F205X', { birthPlace: { name: 'Roma' } }, false)).toEqual([]);
    expect(mismatches(complete('RSSMRA80A01A000'), {}, false)).toEqual([]);
    expect(mismatches('RSSMRA80A01F205X', { birthPlace: { belfioreCode: 'H501' } }, false)).toEqual([
      'birthPlace:birth-place-differs:F205',
    ]);
  });

  it('never throw, whatever was typed', () => {
    const texts = ['', ' ', '\0', '💥', '\ud800', "'".repeat(500), 'RSSMRA80A01F205X', '1980-13-45', 'Z118'];
    for (const one of texts)
      for (const other of texts)
        expect(() =>
          mismatches(one, {
            firstName: other,
            lastName: one,
            birthDate: other,
            birthPlace: { name: one, country: other, belfioreCode: other },
          }),
        ).not.toThrow();
  });
});
