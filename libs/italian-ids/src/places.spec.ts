import { loadPlaces } from './load-places.js';
import { existedOn } from './place.js';
import lines from './places.json' with { type: 'json' };
import type { Places } from './places.js';

let places: Places;
beforeAll(async () => {
  places = await loadPlaces();
});
const found = (text: string, options?: Parameters<Places['search']>[1]) =>
  places.search(text, options).map(({ name, province, country }) => `${name} ${province ?? country}`);

describe('places', () => {
  it('are loaded once', async () => {
    expect(await loadPlaces()).toBe(places);
  });

  it.each([
    ['H501', 'Roma', 'RM', 'IT'],
    ['L219', 'Torino', 'TO', 'IT'],
    ['H823', 'San Donà di Piave', 'VE', 'IT'],
    ['C294', 'Châtillon', 'AO', 'IT'],
    ['A074', 'Agliè', 'TO', 'IT'],
    ['M273', 'Santa Maria la Carità', 'NA', 'IT'],
    ['B963', 'Caserta', 'CE', 'IT'],
    ['Z404', "Stati Uniti d'America", null, 'US'],
    ['Z114', 'Regno Unito', null, 'GB'],
    ['Z106', 'Stato della Città del Vaticano', null, 'VA'],
    ['Z118', 'Repubblica Socialista Federale di Jugoslavia', null, null],
  ])('%s is %s', (code, name, province, country) => {
    expect(places.byCode(code)).toMatchObject({ belfioreCode: code, name, province, country });
  });

  it.each(['Z999', 'A000', '', 'roma'])('"%s" is not found', (code) => {
    expect(places.byCode(code)).toBeNull();
  });

  it('have their postal codes', () => {
    expect(places.byCode('E379')?.postalCodes).toEqual(['10015']);
    expect(places.byCode('F205')?.postalCodes).toHaveLength(38);
    expect(places.byCode('F205')?.postalCodes).toEqual(expect.arrayContaining(['20121', '20162']));
    expect(places.byCode('F205')?.postalCodes).not.toContain('20130');
    expect(places.byCode('H501')?.postalCodes[0]).toBe('00118');
  });

  it('that exist today have a province and a postal code; ceased ones and states have no postal code', () => {
    const all = lines.map((line) => places.byCode(line.slice(0, 4)));
    expect(all).toHaveLength(new Set(all).size);
    for (const place of all) {
      const municipality = place?.belfioreCode.startsWith('Z') === false;
      expect(place?.province ?? '').toMatch(municipality ? /^[A-Z]{2}$/ : /^$/);
      expect((place?.postalCodes ?? []).every((code) => /^\d{5}$/.test(code))).toBe(true);
      expect((place?.postalCodes.length ?? 0) > 0).toBe(municipality && place?.validTo === null);
      // Fails for names with a wrong encoding or wrong capital initials.
      expect(place?.name).not.toMatch(/[ÃÂĂ�]| D['’]| Di | Del | Della /);
    }
  });

  it.each([
    ['A002', '1928-03-07', true],
    ['A002', '1928-03-08', false],
    ['M428', '2019-05-14', false],
    ['M428', '2019-05-15', true],
    ['H501', '1901-01-01', true],
    ['Z118', '1980-05-04', true],
    ['Z118', '2010-05-04', false],
    ['Z149', '1970-01-01', true],
  ])('%s on %s: %s', (code, day, existed) => {
    const place = places.byCode(code);
    expect(place && existedOn(place, day)).toBe(existed);
  });
});

describe('search of places', () => {
  it.each([
    ['mil', 'Milano MI'],
    ['ROMA', 'Roma RM'],
    ['san dona', 'San Donà di Piave VE'],
    ['santangelolod', "Sant'Angelo Lodigiano LO"],
    ['sant’angelo lodigiano', "Sant'Angelo Lodigiano LO"],
    ['SANT ANGELO LODIGIANO', "Sant'Angelo Lodigiano LO"],
    ["l'aquila", "L'Aquila AQ"],
    ['laquila', "L'Aquila AQ"],
    ['aquila', "L'Aquila AQ"],
    ['reggio emilia', "Reggio nell'Emilia RE"],
    ['piave san', 'San Donà di Piave VE'],
    ['bozen', 'Bolzano BZ'],
    ['spezia', 'La Spezia SP'],
    ['castro bg', 'Castro BG'],
    ['Samone (TN)', 'Samone TN'],
    ['forli', 'Forlì FC'],
    ['Presicce-Acquarica', 'Presicce-Acquarica LE'],
    ['20121', 'Milano MI'],
  ])('"%s" finds %s first', (text, first) => {
    expect(found(text)[0]).toBe(first);
  });

  it.each(['', '  ', "'", 'qqq', '00', '99999', 'roma milano'])('"%s" finds nothing', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('finds municipalities by the beginning of the postal code', () => {
    expect(places.search('1001', { limit: 99 }).every(({ postalCodes }) => postalCodes.some((code) => code.startsWith('1001')))).toBe(true);
    expect(found('10015')).toEqual(['Ivrea TO']);
  });

  it('stops at the limit', () => {
    expect(found('san')).toHaveLength(10);
    expect(found('san', { limit: 3 })).toHaveLength(3);
  });

  it('leaves out ceased places, unless asked for', () => {
    expect(found('voltri')).toEqual([]);
    expect(found('voltri', { validity: 'any' })).toEqual(['Voltri GE']);
    expect(found('lirio', { validity: 'any' })[0]).toBe('Lirio PV');
    expect(found('nanto', { validity: 'any' })).toEqual(['Nanto VI', 'Castegnero Nanto VI']);
  });

  it('finds places that existed on a day', () => {
    expect(found('voltri', { on: '1920-05-01' })).toEqual(['Voltri GE']);
    expect(found('voltri', { on: '1930-05-01' })).toEqual([]);
    expect(found('presicce-acquarica', { on: '1980-05-01' })).toEqual([]);
    expect(found('acquarica', { on: '1980-05-01' })[0]).toBe('Acquarica del Capo LE');
  });

  it('finds states if asked for', () => {
    expect(found('germania')).toEqual([]);
    expect(found('germania', { states: true })).toEqual(['Germania DE']);
    expect(found('unione sov', { states: true, on: '1980-01-01' })).toEqual(['Unione Sovietica null']);
    expect(found('unione sov', { states: true })).toEqual([]);
  });
});
