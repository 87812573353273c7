import { createHash } from 'node:crypto';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const publish = (by: Person, body: object) => test.as(by).post('privacy-notices').send(body);
const details = {
  address: { street: 'corso Re Umberto', streetNumber: '10', postalCode: '10121', city: 'Torino', province: 'TO', country: 'IT' },
  email: 'info@agenzia.example',
  phone: '+390115550100',
};
const enter = (by: Person, body: object) => test.as(by).patch('settings/agency').set('If-Match', '*').send(body).expect(200);

it('an agency without details has a proposal that says what is missing, and can publish nothing', async () => {
  const { admin } = await test.make.agency('Agenzia Vuota');
  await test
    .as(admin)
    .get('privacy-notices/current')
    .expect(404)
    .expect(({ body }) => expect(body.code).toBe('no-privacy-notice'));
  const { body: proposal } = await test.as(admin).get('privacy-notices/proposal').expect(200);
  expect(proposal.missing).toEqual(['address', 'email', 'phone']);
  expect(proposal.notice).toContain('Agenzia Vuota, con sede in [sede], telefono [telefono], e-mail [e-mail].');
  const { body: problem } = await publish(admin, { notice: proposal.notice, terms: proposal.terms }).expect(422);
  expect(problem).toMatchObject({ code: 'agency-details-missing', missing: ['address', 'email', 'phone'] });
  await enter(admin, { ...details, address: { street: null } });
  await publish(admin, { notice: 'a', terms: 'b' })
    .expect(422)
    .expect(({ body }) => expect(body.missing).toEqual(['address']));
  await test
    .as(admin)
    .get('privacy-notices')
    .expect(({ body }) => expect(body.data).toEqual([]));
});

it('the proposal states who processes the data, why, for how long, and the rights of the client', async () => {
  const { admin } = await test.make.agency('Agenzia Piena');
  await enter(admin, { ...details, pec: 'agenzia@pec.example', registerNumber: 'A000123456', registeredOn: '2011-05-02' });
  const { body } = await test.as(admin).get('privacy-notices/proposal').expect(200);
  expect(body.missing).toEqual([]);
  for (const text of [
    'Agenzia Piena, con sede in corso Re Umberto 10, 10121 Torino (TO), telefono +39 011 5550100, e-mail info@agenzia.example, PEC agenzia@pec.example.',
    'con il numero A000123456 dal 02/05/2011',
    'art. 58 del Regolamento IVASS n. 40/2018',
    'art. 9, par. 2, lett. a',
    'almeno cinque anni',
    'artt. 15–22',
    'Garante per la protezione dei dati personali',
  ])
    expect(body.notice).toContain(text);
  expect(body.terms).toContain('Agenzia Piena Le chiede');
  const headings = `${body.notice}\n\n${body.terms}`.split('\n').filter((line) => line.startsWith('# '));
  const paragraphs = `${body.notice}\n\n${body.terms}`.split('\n\n');
  expect(paragraphs.filter((paragraph) => paragraph.startsWith('# '))).toEqual(headings);
  expect(paragraphs.filter((paragraph) => paragraph.includes('\n'))).toEqual([]);
});

it('each published notice is the next version, with the hash of its texts, and the earlier ones are kept', async () => {
  const agency = await test.make.agency();
  const { admin } = agency;
  const person = await test.make.person(agency);
  await enter(admin, details);
  await publish(person, { notice: 'a', terms: 'b' }).expect(403);
  const first = { notice: '# Primo\n\nTesto «è» ', terms: 'Condizioni' };
  const { body, headers } = await publish(admin, first).expect(201);
  const sha256 = createHash('sha256').update('# Primo\n\nTesto «è» \nCondizioni', 'utf8').digest('hex');
  expect(body).toEqual({
    ...first,
    id: expect.any(String),
    version: 1,
    sha256,
    publishedAt: expect.stringMatching(/Z$/),
    publishedBy: { id: admin.id, displayName: admin.displayName },
  });
  expect(headers.location).toBe(`/api/v1/privacy-notices/${body.id}`);
  const { body: second } = await publish(admin, { notice: 'Secondo', terms: 'Condizioni' }).expect(201);
  expect(second.version).toBe(2);
  await test.as(person).get('privacy-notices/current').expect(200, second);
  await test.as(person).get(`privacy-notices/${body.id}`).expect(200, body);
  const { notice: _notice, terms: _terms, ...listed } = body;
  const { body: latest } = await test.as(person).get('privacy-notices?limit=1').expect(200);
  expect(latest.data.map(({ version }: { version: number }) => version)).toEqual([2]);
  const { body: earlier } = await test.as(person).get(`privacy-notices?limit=1&cursor=${latest.page.nextCursor}`).expect(200);
  expect(earlier.data).toEqual([listed]);
  const { admin: stranger } = await test.make.agency();
  await test.as(stranger).get(`privacy-notices/${body.id}`).expect(404);
  await test.as(stranger).get('privacy-notices/current').expect(404);
});

it('ten simultaneous publications get ten versions', async () => {
  const { admin } = await test.make.agency();
  await enter(admin, details);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => publish(admin, { notice: `Numero ${n}`, terms: 'b' })));
  expect(answers.map(({ body }) => body.version).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('the application cannot change or delete a published notice', async () => {
  const { admin } = await test.make.agency();
  await test.make.privacyNotice(admin);
  for (const statement of ["UPDATE privacy_notices SET notice = 'x'", 'DELETE FROM privacy_notices'])
    await expect(asLogin(test.database.databaseUrl, (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
});

it.each([
  ['no terms', { notice: 'a' }, '/terms'],
  ['a blank notice', { notice: ' \n ', terms: 'b' }, '/notice'],
  ['a number', { notice: 1, terms: 'b' }, '/notice'],
  ['a text of fifty thousand and one characters', { notice: 'x'.repeat(50_001), terms: 'b' }, '/notice'],
])('is refused with %s', async (_what, body, pointer) => {
  const { admin } = await test.make.agency();
  await enter(admin, details);
  const { body: problem } = await publish(admin, body).expect(422);
  expect(problem.errors[0].pointer).toBe(pointer);
});
