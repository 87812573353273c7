import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { ApiProblem } from '../../../lib/problems.ts';
import { documentRefusal } from './document-refusal.ts';

const refused = (code: string) => new ApiProblem(422, { code: 'invalid', errors: [{ pointer: '/file', code, message: '' }] });

test('a document that is refused says what to mend', () => {
  assert.match(documentRefusal(refused('file-type-mismatch')), /non c’è quello che il nome dice/);
  assert.match(documentRefusal(refused('active-content')), /script/);
  assert.match(documentRefusal(refused('unpacks-too-much')), /si espande/);
  assert.match(documentRefusal(refused('file-infected')), /dannoso/);
  assert.match(documentRefusal(new ApiProblem(503, { code: 'antivirus-unavailable' })), /antivirus/);
  assert.match(documentRefusal(new ApiProblem(409, { code: 'storage-full' })), /spazio dell’agenzia/);
  assert.match(documentRefusal(new ApiProblem(413, {})), /20 MB/);
});

test('what has nothing to do with the file is told as everywhere', () => {
  assert.match(documentRefusal(new ApiProblem(409, { code: 'too-many-versions' })), /cento versioni/);
  assert.match(documentRefusal(new ApiProblem(403, {})), /permesso/);
  assert.match(documentRefusal(new ApiProblem(0, {})), /non risponde/);
});
