import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { safeReturn } from './safe-return.ts';

test('only a path of this application is returned to', () => {
  assert.equal(safeReturn('/clienti?q=rossi'), '/clienti?q=rossi');
  for (const bad of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/accesso?ritorno=/',
  ]) {
    assert.equal(safeReturn(bad), '/', String(bad));
  }
});
