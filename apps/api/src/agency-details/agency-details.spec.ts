import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const change = (by: Person, body: object, version = '*') => test.as(by).patch('settings/agency').set('If-Match', version).send(body);

it('a new agency has its name and no details, which everybody reads and admins change', async () => {
  const agency = await test.make.agency('Agenzia Nuova');
  const person = await test.make.person(agency);
  const empty = { name: 'Agenzia Nuova', address: null, email: null, phone: null, pec: null, registerNumber: null, registeredOn: null };
  await test
    .as(person)
    .get('settings/agency')
    .expect(200, { ...empty, version: 1 })
    .expect('ETag', '"1"');
  await change(person, { phone: '011 555 0100' }).expect(403);
  const sent = {
    name: ' Agenzia Rinnovata ',
    address: { street: 'corso Re Umberto', streetNumber: '10', postalCode: '10121', city: 'Torino', province: 'TO', country: 'IT' },
    email: 'Info@Agenzia.example',
    phone: '011 555 0100',
    pec: 'agenzia@pec.example',
    registerNumber: 'A000123456',
    registeredOn: '2011-05-02',
  };
  const { body } = await change(agency.admin, sent, '"1"').expect(200);
  expect(body).toEqual({ ...sent, name: 'Agenzia Rinnovata', email: 'info@agenzia.example', phone: '+390115550100', version: 2 });
  await test.as(person).get('settings/agency').expect(200, body);
  await test
    .as(person)
    .get('me')
    .expect(({ body: me }) => expect(me.agency.name).toBe('Agenzia Rinnovata'));
  await change(agency.admin, { phone: null }, '"1"').expect(412);
  const { body: changed } = await change(agency.admin, { phone: null }, '"2"').expect(200);
  expect(changed).toEqual({ ...body, phone: null, version: 3 });
  const { rows } = await asLogin(test.database.ownerUrl, (client) =>
    client.query(`SELECT details FROM audit_entries WHERE agency_id = $1 AND action = 'agency-details-changed' ORDER BY at`, [agency.id]),
  );
  expect(rows.map(({ details }) => details.fields.toSorted())).toEqual([Object.keys(sent).toSorted(), ['phone']]);
  const { admin: stranger } = await test.make.agency('Altra');
  await test
    .as(stranger)
    .get('settings/agency')
    .expect(200, { ...empty, name: 'Altra', version: 1 });
});

it.each([
  ['no name', { name: null }, '/name'],
  ['a blank name', { name: ' ' }, '/name'],
  ['an address as a text', { address: 'via Roma 1' }, '/address'],
  ['an unknown country', { address: { country: 'XX' } }, '/address/country'],
  ['a wrong e-mail', { email: 'agenzia' }, '/email'],
  ['a wrong phone number', { phone: '12' }, '/phone'],
  ['a day that does not exist', { registeredOn: '2011-02-30' }, '/registeredOn'],
])('the details are refused with %s', async (_what, body, pointer) => {
  const { admin } = await test.make.agency();
  const { body: problem } = await change(admin, body).expect(422);
  expect(problem.errors[0].pointer).toBe(pointer);
  await test
    .as(admin)
    .get('settings/agency')
    .expect(({ body: details }) => expect(details.version).toBe(1));
});
