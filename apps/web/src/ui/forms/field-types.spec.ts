import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { birthDay, email, fiscalCode, money, parseBirthDay, parseMoney, phone, vatNumber, wholeNumber } from './field-types.ts';

const now = new Date('2026-11-24T09:42:00Z');

test('an amount is understood with either separator', () => {
  const cases: [string, string | null][] = [
    ['€ 1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1234.5', '1234.50'],
    ['1234,5 €', '1234.50'],
    ['1.234', '1234.00'],
    ['1,234', '1234.00'],
    ['4250000', '4250000.00'],
    ['4.250.000', '4250000.00'],
    ['007', '7.00'],
    ['1.23.456', null],
    ['1.234.56', null],
    ['12,34,56', null],
    ['-5', null],
    ['1e3', null],
    ['dodici', null],
    ['1234567890123', null],
  ];
  for (const [typed, amount] of cases) assert.equal(parseMoney(typed)?.amount ?? null, amount, typed);
  assert.equal(money.tidy('4250000'), '€ 4.250.000');
  assert.equal(money.tidy('tanto'), 'tanto');
});

test('a birthday has its year, and is in the past', () => {
  const cases: [string, string | null][] = [
    ['12/07/1984', '1984-07-12'],
    ['12071984', '1984-07-12'],
    ['1.2.84', '1984-02-01'],
    ['03/05/30', '1930-05-03'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', null],
    ['24/11/2026', '2026-11-24'],
    ['25/11/2026', null],
    ['24/11', null],
    ['oggi', null],
  ];
  for (const [typed, day] of cases) assert.equal(parseBirthDay(typed, now), day, typed);
  assert.deepEqual(birthDay.fieldErrors('31/12/2999'), { '': 'La data è nel futuro' });
});

test('codes are kept as they are stored, and say what is wrong with them', () => {
  assert.equal(fiscalCode.fromForm(' rss mra 80a01 h501u '), 'RSSMRA80A01H501U');
  assert.equal(fiscalCode.doubtful('RSSMRA80A01H501U'), false);
  assert.equal(fiscalCode.doubtful('RSSMRA80A01H501A'), true);
  assert.deepEqual(fiscalCode.fieldErrors('RSSMRA80A01H501A'), {});
  assert.deepEqual(fiscalCode.fieldErrors('RSSMRA'), { '': 'Servono 16 lettere e cifre, oppure 11 cifre: ora sono 6' });
  assert.equal(vatNumber.fromForm('IT 0987 123 0018'), '09871230018');
  assert.deepEqual(vatNumber.fieldErrors('09871230011'), { '': 'La partita IVA non torna: controlla le 11 cifre' });
});

test('contacts are tidied, or told what they lack', () => {
  assert.equal(phone.tidy('0115551234'), '+39 011 5551234');
  assert.equal(phone.fromForm('347 555 0142'), '+393475550142');
  assert.equal(email.fromForm(' Luca.Marchetti@Posta.IT '), 'luca.marchetti@posta.it');
  assert.deepEqual(email.fieldErrors('luca.marchetti@posta'), { '': 'Manca il dominio, per esempio nome@posta.it' });
  assert.deepEqual(email.fieldErrors('luca.marchetti'), { '': 'Manca la chiocciola, per esempio nome@posta.it' });
});

test('whole numbers carry their dots', () => {
  assert.equal(wholeNumber(0, 10_000_000).tidy('1284'), '1.284');
  assert.equal(wholeNumber(1, 50).fromForm('51'), null);
  const minutes = wholeNumber(0, 10_000, ['minuto', 'minuti']);
  assert.deepEqual(
    [1, 1070].map((value) => minutes.read(value, (id) => id)),
    ['1 minuto', '1.070 minuti'],
  );
  assert.equal(minutes.toForm(70), '70');
});
