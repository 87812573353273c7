import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { parseSearch, stringifySearch } from './search-params.ts';

test('a list state survives the address bar, readable', () => {
  const search = stringifySearch({ q: "d'angelo rossi & figli", tipo: ['retail', 'professional'], ord: undefined, dal: '' });
  assert.equal(search, "?q=d'angelo+rossi+%26+figli&tipo=retail,professional");
  assert.deepEqual(parseSearch(search), { q: "d'angelo rossi & figli", tipo: 'retail,professional' });
});

test('nothing to say leaves the address bare', () => {
  assert.equal(stringifySearch({ q: undefined, tipo: [] }), '');
});
