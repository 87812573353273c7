import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { MunicipalityDto } from '@sestante/api-client/types';
import { isWorthChecking, postalCodeDoubt } from './postal-code.ts';

const place = (name: string, province: string, postalCodes: string[], otherName: string | null = null): MunicipalityDto => ({
  name,
  otherName,
  province,
  country: 'IT',
  postalCodes,
  belfioreCode: 'A000',
  validFrom: null,
  validTo: null,
});
const address = (city: string, postalCode: string, province = '') => ({ city, postalCode, province, country: 'IT' });
const MONCALIERI = place('Moncalieri', 'TO', ['10024']);
const TORINO = place('Torino', 'TO', ['10121', '10122', '10123', '10124']);
const CASTRO = [place('Castro', 'BG', ['24063']), place('Castro', 'LE', ['73030'])];

test('a postal code of another town is doubted, and the town’s own are named', () => {
  assert.equal(
    postalCodeDoubt(address('moncalieri', '10121'), [MONCALIERI]),
    'Il CAP di Moncalieri (TO) è 10024: ricontrolla. Puoi salvare comunque.',
  );
  // Former single code of the whole city.
  assert.match(postalCodeDoubt(address('Torino', '10100', 'TO'), [TORINO]) ?? '', /^I CAP di Torino \(TO\) sono fra 10121 e 10124/);
});

test('what belongs there, and what nobody can tell, is left alone', () => {
  assert.equal(postalCodeDoubt(address('TORINO', '10123'), [TORINO, MONCALIERI]), null);
  assert.equal(postalCodeDoubt(address('Bozen', '39100'), [place('Bolzano', 'BZ', ['39100'], 'Bozen')]), null);
  assert.equal(postalCodeDoubt(address('Torino Sud', '99999'), [TORINO]), null);
});

test('towns of one name are told apart by their province', () => {
  assert.equal(postalCodeDoubt(address('Castro', '73030'), CASTRO), null);
  assert.match(postalCodeDoubt(address('Castro', '73030', 'bg'), CASTRO) ?? '', /Castro \(BG\) è 24063/);
  // A province written in full cannot be compared with its abbreviation.
  assert.equal(postalCodeDoubt(address('Castro', '73030', 'Lecce'), CASTRO), null);
});

test('only a whole Italian postal code in a town is worth asking about', () => {
  assert.equal(isWorthChecking(address('Torino', '10121')), true);
  assert.equal(isWorthChecking(address('Torino', '1012')), false);
  assert.equal(isWorthChecking(address(' ', '10121')), false);
  assert.equal(isWorthChecking({ ...address('Nizza', '06000'), country: 'FR' }), false);
});
