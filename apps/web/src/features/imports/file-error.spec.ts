import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { fileError } from './file-error.ts';

const MB = 1024 * 1024;

test('what cannot be imported is not even sent', () => {
  assert.match(fileError({ name: 'clienti.xlsx', size: 10 }) ?? '', /CSV UTF-8/);
  assert.match(fileError({ name: 'CLIENTI.XLS', size: 10 }) ?? '', /Excel/);
  assert.match(fileError({ name: 'clienti.csv', size: 0 }) ?? '', /vuoto/);
  assert.match(fileError({ name: 'clienti.csv', size: 200 * MB }) ?? '', /200 MB: il massimo è 50 MB/);
});

test('a list is sent whatever its name', () => {
  for (const name of ['clienti.csv', 'clienti.txt', 'elenco', 'xlsx']) assert.equal(fileError({ name, size: 50 * MB }), null, name);
});
