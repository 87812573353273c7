import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { ApiProblem } from '../../lib/problems.ts';
import { fileRefusal } from './file-refusal.ts';

const refused = (code: string, row?: number) =>
  new ApiProblem(422, { code: 'invalid', errors: [{ pointer: '/file', code, message: 'English.', ...(row !== undefined && { row }) }] });

test('a file that is refused says what to mend, and where', () => {
  assert.match(fileRefusal(refused('not-text')), /non c’è testo/);
  assert.match(fileRefusal(refused('cell-too-long', 12)), /\(riga 12\)/);
  assert.match(fileRefusal(refused('unclosed-quote', 7)), /\(riga 7\)/);
  assert.match(fileRefusal(refused('too-many-columns')), /troppe colonne:/);
});

test('what has nothing to do with the file is told as everywhere', () => {
  assert.match(fileRefusal(new ApiProblem(413, {})), /50 MB/);
  assert.match(fileRefusal(new ApiProblem(403, {})), /permesso/);
  assert.match(fileRefusal(new ApiProblem(0, {})), /non risponde/);
});
