import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ibanFacts, ibanError, maskedIban } from './bank-account-fields.ts';

const ERRORS: [typed: string, fieldError: string | null][] = [
  ['IT60 X054 2811 1010 0000 0123 456', null],
  ['it60x0542811101000000123456', null],
  ['DE89370400440532013000', null],
  ['IT60 X054', 'Un IBAN italiano ha 27 caratteri: ne mancano 19'],
  ['IT60X054281110100000012345', 'Un IBAN italiano ha 27 caratteri: ne manca uno'],
  ['IT60X05428111010000001234567', 'Un IBAN italiano ha 27 caratteri: ce n’è uno di troppo'],
  ['IT61X0542811101000000123456', 'Le cifre di controllo, la terza e la quarta, non tornano: ricontrolla ogni cifra'],
  ['XX60X0542811101000000123456', 'Le prime due lettere non sono di un paese che usa gli IBAN: per l’Italia IT'],
  ['IT60_X0542811101000000123456', 'Un IBAN ha solo lettere e cifre'],
  ['DE8937040044053201300', 'La lunghezza non è quella di questo paese'],
];

for (const [typed, fieldError] of ERRORS) {
  test(`${typed}: ${fieldError ?? 'right'}`, () => assert.equal(ibanError(typed), fieldError));
}

test('an Italian IBAN names bank and branch, another one nothing', () => {
  assert.equal(ibanFacts('IT60X0542811101000000123456'), 'ABI 05428 · CAB 11101 · conto 000000123456');
  assert.equal(ibanFacts('DE89370400440532013000'), null);
});

test('masked, it shows country and end alone, whoever looks', () => {
  assert.equal(maskedIban('IT60X0542811101000000123456'), 'IT •••• 3456');
  assert.equal(maskedIban('IT*********************3456'), 'IT •••• 3456');
  assert.equal(maskedIban('***************************'), '••••');
});
