import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { documentMistake } from './document-mistake.ts';

const MB = 1024 * 1024;

test('what would be refused is not even sent', () => {
  assert.match(documentMistake({ name: 'programma.exe', size: 10 }) ?? '', /questo tipo/);
  assert.match(documentMistake({ name: 'logo.svg', size: 10 }) ?? '', /questo tipo/);
  assert.match(documentMistake({ name: 'senza-estensione', size: 10 }) ?? '', /questo tipo/);
  assert.match(documentMistake({ name: 'polizza.pdf', size: 0 }) ?? '', /vuoto/);
  assert.match(documentMistake({ name: 'polizza.pdf', size: 20 * MB + 1 }) ?? '', /Pesa 20,1 MB: il massimo è 20 MB/);
  assert.match(documentMistake({ name: `${'p'.repeat(300)}.pdf`, size: 10 }) ?? '', /200 caratteri/);
});

test('documents of the office are sent, whatever their letters', () => {
  for (const name of ['polizza.pdf', 'FOTO.JPG', 'conto.xlsx', 'lettera.odt', '.csv']) {
    assert.equal(documentMistake({ name, size: 20 * MB }), null, name);
  }
});
