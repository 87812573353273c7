import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { marked, matches } from './palette-items.ts';

test('what was typed begins words, in any order and whatever the accents', () => {
  for (const typed of ['nuovo', 'cli nuo', 'NUOVO Cliente', '']) assert.equal(matches('Nuovo cliente', typed), true, typed);
  for (const typed of ['uovo', 'nuovo prospect', 'nuovoc']) assert.equal(matches('Nuovo cliente', typed), false, typed);
  assert.equal(matches('Nicolò Dell’Orto', 'nicolo orto'), true);
});

test('the beginnings that were typed are marked, and the text stays whole', () => {
  const shown = (text: string, typed: string) =>
    marked(text, typed)
      .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
      .join('');
  assert.equal(shown('Mario Rossi', 'ross'), 'Mario [Ross]i');
  assert.equal(shown('Rosso Costruzioni S.r.l.', 'cos ros'), '[Ros]so [Cos]truzioni S.r.l.');
  assert.equal(shown('Mario Rossi', ''), 'Mario Rossi');
  assert.equal(shown('Mario Rossi', 'zz'), 'Mario Rossi');
});
