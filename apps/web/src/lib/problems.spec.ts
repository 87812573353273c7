import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { ApiProblem, fieldErrorsOf, isFinal, problemText } from './problems.ts';

test('a known code becomes its sentence, an unknown one carries the trace id', () => {
  assert.equal(problemText(new ApiProblem(401, { code: 'wrong-credentials' })).message, 'Email o password non corrette.');
  const unknown = problemText(new ApiProblem(500, { code: 'internal', traceId: '8f21c' }));
  assert.match(unknown.message, /I tuoi dati sono al sicuro/);
  assert.equal(unknown.traceId, '8f21c');
  assert.match(problemText(new TypeError('x is not a function')).message, /in questa pagina/);
});

test('pointers become form paths, the first refusal of a field is the one told', () => {
  const problem = new ApiProblem(422, {
    code: 'validation-failed',
    errors: [
      { pointer: '/email', code: 'is-email', message: '' },
      { pointer: '/address/city', code: 'max-length', message: '' },
      { pointer: '/email', code: 'max-length', message: '' },
      { pointer: '/a~1b', code: 'whatever', message: '' },
    ],
  });
  assert.deepEqual(fieldErrorsOf(problem), {
    email: 'Indirizzo non valido, per esempio nome@posta.it',
    'address.city': 'Testo troppo lungo',
    'a/b': 'Valore non accettato: controlla questo campo',
  });
});

test('only what a retry may change is retried', () => {
  assert.equal(isFinal(new ApiProblem(404, {})), true);
  assert.equal(isFinal(new ApiProblem(429, {})), false);
  assert.equal(isFinal(new ApiProblem(503, {})), false);
  assert.equal(isFinal(new ApiProblem(0, {})), false);
});
