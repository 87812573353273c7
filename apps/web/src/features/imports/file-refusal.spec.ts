import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { ApiProblem } from '../../lib/problems.ts';
import { fileRefusal } from './file-refusal.ts';

const refused = (code: string, message = '') => new ApiProblem(422, { code: 'invalid', errors: [{ pointer: '/file', code, message }] });

test('a file that is refused says what to mend, and where', () => {
  assert.match(fileRefusal(refused('not-text')), /non c’è testo/);
  assert.match(fileRefusal(refused('cell-too-long', 'Row 12, column 3: a cell of 1000000 characters; at most 10000.')), /\(riga 12\)/);
  assert.match(fileRefusal(refused('unclosed-quote', 'From row 7 on a quotation mark is not closed.')), /\(riga 7\)/);
  assert.match(fileRefusal(refused('too-many-columns')), /troppe colonne:/);
});

test('what has nothing to do with the file is told as everywhere', () => {
  assert.match(fileRefusal(new ApiProblem(413, {})), /50 MB/);
  assert.match(fileRefusal(new ApiProblem(403, {})), /permesso/);
  assert.match(fileRefusal(new ApiProblem(0, {})), /non risponde/);
});
