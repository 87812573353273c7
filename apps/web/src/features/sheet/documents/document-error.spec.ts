import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { documentError } from './document-error.ts';

const MB = 1024 * 1024;

test('what would be refused is not even sent', () => {
  assert.match(documentError({ name: 'programma.exe', size: 10 }) ?? '', /questo tipo/);
  assert.match(documentError({ name: 'logo.svg', size: 10 }) ?? '', /questo tipo/);
  assert.match(documentError({ name: 'senza-estensione', size: 10 }) ?? '', /questo tipo/);
  assert.match(documentError({ name: 'polizza.pdf', size: 0 }) ?? '', /vuoto/);
  assert.match(documentError({ name: 'polizza.pdf', size: 20 * MB + 1 }) ?? '', /Pesa 20,1 MB: il massimo è 20 MB/);
  assert.match(documentError({ name: `${'p'.repeat(300)}.pdf`, size: 10 }) ?? '', /200 caratteri/);
});

test('documents of the office are sent, whatever their letters', () => {
  for (const name of ['polizza.pdf', 'FOTO.JPG', 'conto.xlsx', 'lettera.odt', '.csv']) {
    assert.equal(documentError({ name, size: 20 * MB }), null, name);
  }
});
