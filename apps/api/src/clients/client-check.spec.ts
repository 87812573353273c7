import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const ANNA = {
  firstName: 'Anna',
  lastName: "D'Angelo",
  birthDate: '1980-01-01',
  fiscalCode: 'DNGNNA80A41F205K',
  email: 'anna@posta.example',
  phone: '+393475550142',
};
const check = async (person: Person, fields: object) => (await test.as(person).post('clients/check').send(fields).expect(200)).body;
const duplicates = async (person: Person, fields: object): Promise<unknown[]> =>
  (await check(person, fields)).duplicates.map(
    ({ client, reasons, score }: { client: { displayName: string }; reasons: string[]; score: number }) => [
      client.displayName,
      ...reasons,
      score,
    ],
  );

describe('a likely duplicate', () => {
  it.each([
    ['fiscal code', { fiscalCode: 'dng nna 80a41 f205k' }, ['fiscal-code', 0.98]],
    ['e-mail', { email: ' Anna@Posta.example ' }, ['email', 0.6]],
    ['phone', { phone: '347 555 0142' }, ['phone', 0.5]],
    ['name and birthday', { firstName: 'ANNA', lastName: 'Dangelo', birthDate: '1980-01-01' }, ['name-and-birth-date', 0.9]],
    ['name the other way round', { firstName: "D'Angelo", lastName: 'Anna', birthDate: '1980-01-01' }, ['name-and-birth-date', 0.9]],
    ['name', { firstName: 'anna', lastName: 'D’ANGELO' }, ['name', 0.3]],
    ['several at once', { ...ANNA, fiscalCode: null }, ['name-and-birth-date', 'email', 'phone', 0.98]],
  ])('is found by %s', async (_what, fields, [...reasons]) => {
    const { admin } = await test.make.agency();
    await test.make.client(admin, ANNA);
    await test.make.client(admin, { firstName: 'Altra', lastName: 'Persona', birthDate: '1980-01-01' });
    expect(await duplicates(admin, fields)).toEqual([["Anna D'Angelo", ...reasons]]);
  });

  it('is a company with the same VAT number, also in the fiscal code field, or a prospect', async () => {
    const { admin } = await test.make.agency();
    await test.make.client(admin, { type: 'corporate', companyName: 'Uno S.r.l.', vatNumber: '09871230018' });
    await test.make.prospect(admin, { type: 'corporate', companyName: 'Due S.r.l.', fiscalCode: '09871230018' });
    expect(await duplicates(admin, { vatNumber: 'IT 09871230018' })).toEqual([
      ['Due S.r.l.', 'vat-number', 0.95],
      ['Uno S.r.l.', 'vat-number', 0.95],
    ]);
    expect(await duplicates(admin, { type: 'corporate', companyName: 'UNO srl' })).toEqual([['Uno S.r.l.', 'name', 0.3]]);
  });

  it('is not reported for another birth date, for records that are not visible or deleted, or for the record itself', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const anna = await test.make.client(admin, ANNA);
    expect(await duplicates(admin, { firstName: 'Anna', lastName: "D'Angelo", birthDate: '1999-09-09' })).toEqual([]);
    const collaborator = await test.make.person(agency);
    expect(await duplicates(collaborator, ANNA)).toEqual([]);
    expect(await duplicates((await test.make.agency()).admin, ANNA)).toEqual([]);
    expect(await duplicates(admin, { ...ANNA, clientId: anna.id })).toEqual([]);
    await test
      .as(collaborator)
      .post('clients/check')
      .send({ clientId: anna.id })
      .expect(422)
      .expect(({ body }) => expect(body.errors).toMatchObject([{ pointer: '/clientId', code: 'not-found' }]));
    await test.as(admin).delete(`clients/${anna.id}`).set('If-Match', '*').expect(204);
    expect(await duplicates(admin, ANNA)).toEqual([]);
  });
});

describe('identifiers typed in a form', () => {
  it('are checked while they are typed; an incomplete one is no error', async () => {
    const { admin } = await test.make.agency();
    expect(await check(admin, {})).toEqual({ fiscalCode: null, vatNumber: null, iban: null, phone: null, duplicates: [] });
    expect(await check(admin, { vatNumber: 'IT 0987 123 0018', phone: '011 5551234' })).toMatchObject({
      vatNumber: { valid: true, value: '09871230018' },
      phone: { valid: true, value: '+390115551234' },
    });
    const half = await check(admin, {
      fiscalCode: 'RSSMRA80A01',
      vatNumber: '0987',
      phone: '01x',
      iban: 'IT60',
      email: 'x',
      birthDate: '1980-13-45',
      firstName: ' ',
    });
    expect(half).toMatchObject({
      fiscalCode: { valid: false },
      vatNumber: { valid: false, value: null },
      phone: { valid: false, value: null },
      iban: { valid: false, value: null },
      duplicates: [],
    });
    await test.as(admin).post('clients/check').send({ fiscalCode: 7 }).expect(422);
    await test.as(admin).post('clients/check').send({ colour: 'x' }).expect(422);
  });

  it('a fiscal code yields birth date and place, and the fields of the form that disagree with it', async () => {
    const { admin } = await test.make.agency();
    const { fiscalCode } = await check(admin, {
      fiscalCode: 'rss mra 80a01 f205x',
      firstName: 'Mario',
      lastName: 'Rossi',
      birthDate: '1980-01-01',
    });
    expect(fiscalCode).toEqual({
      valid: true,
      birthDate: '1980-01-01',
      gender: 'male',
      birthPlace: { name: 'Milano', province: 'MI', country: 'IT', belfioreCode: 'F205' },
      mismatches: [],
    });
    const { fiscalCode: other } = await check(admin, {
      fiscalCode: 'RSSMRA80A01F205X',
      firstName: 'Maria',
      lastName: 'Bianchi',
      gender: 'female',
      birthDate: '1981-01-01',
      birthPlace: { belfioreCode: 'L219' },
    });
    expect(other.mismatches.map(({ code, expected }: { code: string; expected: string }) => [code, expected])).toEqual([
      ['last-name-differs', 'RSS'],
      ['birth-date-differs', '1980-01-01'],
      ['gender-differs', 'male'],
      ['birth-place-differs', 'F205'],
    ]);
    expect((await check(admin, { fiscalCode: 'RSSMRA80A01F205Y' })).fiscalCode).toMatchObject({
      valid: false,
      birthDate: null,
      mismatches: [{ field: 'fiscalCode', code: 'check-character', expected: null }],
    });
    expect(await check(admin, { fiscalCode: '00484960588', iban: 'it60 x054 2811 1010 0000 0123 456' })).toMatchObject({
      fiscalCode: { valid: true, birthDate: null, birthPlace: null },
      iban: { valid: true, value: 'IT60X0542811101000000123456' },
    });
  });
});
