import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import {
  fieldNamed,
  type FieldName,
  fieldsOf,
  labelOf,
  lostFields,
  findFieldErrors,
  readValue,
  toChanges,
  toFields,
  toValues,
  valueOf,
} from './client-fields.ts';
import type { Client } from '../client-names.ts';

const roberto: Client = {
  id: '01a20011-ad66-779a-a3ae-f7faee466552',
  type: 'retail',
  status: 'client',
  displayName: 'Roberto Abate',
  sortName: 'Abate Roberto',
  initials: 'RA',
  tags: [
    { id: 'b', name: 'Famiglia', color: '#be185d' },
    { id: 'a', name: 'Cyber', color: '#5b5bd6' },
  ],
  customFields: {},
  assignee: { id: 'm', displayName: 'Marco De Santis' },
  createdBy: { id: 'm', displayName: 'Marco De Santis' },
  createdAt: '2019-12-24T14:49:00.697Z',
  updatedAt: '2023-04-25T14:49:00.697Z',
  convertedAt: null,
  pipelineStage: null,
  stageSince: null,
  lostAt: null,
  lostReason: null,
  nextActionOn: null,
  version: 2,
  email: 'roberto.abate@posta.example',
  emails: [],
  pec: null,
  phone: '+393805553667',
  phones: [{ label: 'casa', value: '+390115556790' }],
  address: { city: 'Torino', street: "via D'Azeglio", country: null, province: 'TO', postalCode: '10156', streetNumber: '3/A' },
  fiscalCode: 'BTARRT73R01L727J',
  sdiCode: null,
  notes: 'Prima riga\nSeconda',
  omniaCode: null,
  expectedValue: { amount: '1200.5', currency: 'EUR' },
  source: null,
  title: null,
  firstName: 'Roberto',
  lastName: 'Abate',
  birthDate: '1973-10-01',
  birthPlace: { name: 'Venaria Reale', country: 'IT', province: 'TO', belfioreCode: 'L727' },
  gender: 'male',
  maritalStatus: 'married',
  household: {
    size: 2,
    members: [{ firstName: 'Anna', lastName: null, relation: 'spouse', birthDate: null, fiscalCode: null, dependent: null }],
  },
};

test('a form that nobody touched changes nothing', () => {
  assert.deepEqual(toChanges(toValues(roberto), roberto), {});
});

test('only what was changed is sent, in the form of the API', () => {
  const values = toValues(roberto);
  values.phone = '011 555 1234';
  values.expectedValue = '€ 1.300';
  values.fiscalCode = '';
  values.tagIds = ['a'];
  values.phones = [];
  assert.deepEqual(toChanges(values, roberto), {
    phone: '+390115551234',
    expectedValue: { amount: '1300.00', currency: 'EUR' },
    fiscalCode: null,
    tagIds: ['a'],
    phones: [],
  });
  values.withoutEmail = true;
  assert.equal(toChanges(values, roberto).email, null);
});

test('each type sends its own fields', () => {
  const values = toValues(null);
  values.firstName = ' Anna  Maria ';
  values.companyName = 'Rossi S.r.l.';
  assert.equal(toFields(values, 'retail').firstName, 'Anna Maria');
  assert.ok(!('companyName' in toFields(values, 'retail')));
  assert.ok(!('firstName' in toFields(values, 'corporate')));
  assert.deepEqual(lostFields(values, 'corporate'), ['firstName']);
  assert.deepEqual(lostFields(values, 'professional'), []);
  assert.equal(labelOf('address', 'corporate'), 'Sede legale');
  assert.deepEqual(fieldsOf('corporate', 'identity'), ['companyName', 'vatNumber', 'fiscalCode']);
});

test('what is missing or wrong is told by path', () => {
  const values = toValues(null);
  values.vatNumber = '123';
  values.emails = [{ value: 'ufficio', label: '' }];
  assert.deepEqual(findFieldErrors(values, 'corporate'), {
    companyName: 'Scrivi la ragione sociale',
    vatNumber: 'La partita IVA ha 11 cifre: ora sono 3',
    'emails.0.value': 'Manca la chiocciola, per esempio nome@posta.it',
    email: 'Scrivi un’email, oppure spunta “Senza email”',
  });
  assert.deepEqual(Object.keys(findFieldErrors({ ...toValues(null), withoutEmail: true }, 'retail')), ['firstName', 'lastName']);
});

test('values read as staff write them', () => {
  const read = <Name extends FieldName>(name: Name) => readValue(name, valueOf(roberto, name), String);
  assert.equal(read('address'), "via D'Azeglio 3/A, 10156 Torino (TO)");
  assert.equal(read('birthPlace'), 'Venaria Reale (TO)');
  assert.equal(read('birthDate'), '01/10/1973');
  assert.equal(read('phones'), '+39 011 5556790 (casa)');
  assert.equal(read('household'), '2 componenti: Anna (coniuge)');
  assert.equal(read('expectedValue'), '€ 1.200,50');
  assert.equal(read('emails'), null);
  assert.equal(fieldNamed('tags'), 'tagIds');
  assert.equal(fieldNamed('shoeSize'), null);
});
