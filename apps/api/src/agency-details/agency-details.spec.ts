import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { PNG } from '../../test/sample-files.js';
import { AgencyBrandService } from './agency-brand.service.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const change = (by: Person, body: object, version = '*') => test.as(by).patch('settings/agency').set('If-Match', version).send(body);

it('a new agency has its name and no details, which everybody reads and admins change', async () => {
  const agency = await test.make.agency('Agenzia Nuova');
  const person = await test.make.person(agency);
  const empty = {
    name: 'Agenzia Nuova',
    address: null,
    email: null,
    phone: null,
    pec: null,
    registerNumber: null,
    registeredOn: null,
    color: null,
    hasLogo: false,
  };
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
    color: '#1A4D8F',
  };
  const { body } = await change(agency.admin, sent, '"1"').expect(200);
  expect(body).toEqual({
    ...sent,
    name: 'Agenzia Rinnovata',
    email: 'info@agenzia.example',
    phone: '+390115550100',
    color: '#1a4d8f',
    hasLogo: false,
    version: 2,
  });
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
  ['a colour by name', { color: 'teal' }, '/color'],
  ['a colour that is too light on white', { color: '#8a8a8a' }, '/color'],
])('the details are refused with %s', async (_what, body, pointer) => {
  const { admin } = await test.make.agency();
  const { body: problem } = await change(admin, body).expect(422);
  expect(problem.errors[0].pointer).toBe(pointer);
  await test
    .as(admin)
    .get('settings/agency')
    .expect(({ body: details }) => expect(details.version).toBe(1));
});

const putLogo = (by: Person, name: string, bytes: Buffer) => test.as(by).put('settings/agency/logo').attach('file', bytes, name);

it('the logo is replaced by admins, read by everybody and removed', async () => {
  const agency = await test.make.agency();
  const person = await test.make.person(agency);
  await test.as(person).get('settings/agency/logo').expect(404);
  await putLogo(person, 'logo.png', PNG).expect(403);
  const { body } = await putLogo(agency.admin, 'logo.png', PNG).expect(200);
  expect(body).toMatchObject({ hasLogo: true, version: 2 });
  const { body: bytes } = await test.as(person).get('settings/agency/logo').expect(200).expect('Content-Type', 'image/png');
  expect(Buffer.from(bytes).equals(PNG)).toBe(true);
  const brand = await test.app.get(AgencyBrandService).get(agency.admin);
  expect(brand).toEqual({ name: expect.any(String), color: expect.stringMatching(/^#/), logo: { format: 'png', bytes: PNG } });
  const { body: removed } = await test.as(agency.admin).delete('settings/agency/logo').expect(200);
  expect(removed).toMatchObject({ hasLogo: false, version: 3 });
  await test.as(person).get('settings/agency/logo').expect(404);
});

const huge = Buffer.from(PNG);
huge.writeUInt32BE(60_000, 16);
huge.writeUInt32BE(60_000, 20);

it.each([
  ['a text', 'logo.txt', Buffer.from('logo'), 422, 'file-type-refused'],
  ['a PDF under the name of a PNG', 'logo.png', Buffer.from('%PDF-1.7\n'), 422, 'file-type-mismatch'],
  ['half a PNG', 'logo.png', PNG.subarray(0, 45), 422, 'damaged-file'],
  ['a PNG of too many pixels', 'logo.png', huge, 422, 'damaged-file'],
  ['a JPEG without a picture', 'logo.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), 422, 'damaged-file'],
  ['more than 512 kB', 'logo.png', Buffer.concat([PNG, Buffer.alloc(512 * 1024)]), 413, 'file-too-large'],
])('the logo is refused: %s', async (_what, name, bytes, status, code) => {
  const { admin } = await test.make.agency();
  const { body } = await putLogo(admin, name, bytes).expect(status);
  expect(body.errors?.[0].code ?? body.code).toBe(code);
});
