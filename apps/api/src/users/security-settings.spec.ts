import type supertest from 'supertest';
import { startApp, type TestApp } from '../../test/app.js';
import type { Person, TestAgency } from '../../test/make.js';
import { withApp as setUpApp } from '../../test/second-factor.js';
import { until } from '../../test/until.js';
import { Passwords } from '../core/auth/passwords.js';
import { AccountService } from './account.service.js';

const PASSWORD = 'corretto-cavallo-batteria';

let test: TestApp;
let passwordHash: string;
beforeAll(async () => {
  test = await startApp();
  passwordHash = await test.app.get(Passwords).hash(PASSWORD);
});
afterAll(() => test.close());

const somebody = (agency: TestAgency, who: Parameters<TestApp['make']['person']>[1] = {}) =>
  test.make.person(agency, { passwordHash, ...who });
const logIn = (email: string) => test.as().post('auth/login').send({ email, password: PASSWORD });
const refused = (code: string) => (response: supertest.Response) => expect(response.body.code).toBe(code);
const own = (person: Person, path = '') => test.as(person).post(`me/second-factor/${path}`);
const withApp = (person: Person) => setUpApp(test, person, PASSWORD);

describe('an agency that requires a second factor', () => {
  const demand = (admin: Person, secondFactorRoles: string[]) =>
    test.as(admin).patch('settings/security').set('If-Match', '*').send({ secondFactorRoles });

  it('requires it from nobody by default, and lets only admins change this', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    await test.as(agency.admin).get('settings/security').expect(200, { secondFactorRoles: [], version: 1 }).expect('ETag', '"1"');
    await demand(person, ['collaborator']).expect(403);
    await test.as(agency.admin).patch('settings/security').set('If-Match', '"9"').send({ secondFactorRoles: [] }).expect(412);
    await demand(agency.admin, ['nobody']).expect(422);
    await demand(agency.admin, ['front_office', 'agent']).expect(200, { secondFactorRoles: ['agent', 'front_office'], version: 2 });
  });

  it('lets people of the role do nothing else until they have one, and not remove the last one', async () => {
    const agency = await test.make.agency();
    const [person, agent] = [await somebody(agency), await somebody(agency, { role: 'agent' })];
    await demand(agency.admin, ['agent']).expect(200);
    const { body: tokens } = await logIn(agent.email).expect(200);
    expect(tokens.user).toMatchObject({ id: agent.id, lacksSecondFactor: true });
    const here = (method: 'get' | 'post', path: string) => test.as()[method](path).set('Authorization', `Bearer ${tokens.accessToken}`);
    for (const path of ['clients', 'me/sessions', 'dashboard', 'notifications'])
      await here('get', path).expect(403).expect(refused('second-factor-required'));
    await here('post', 'clients')
      .send({ type: 'retail', firstName: 'A', lastName: 'B' })
      .expect(403)
      .expect(refused('second-factor-required'));
    await here('get', 'me').expect(200);
    await test.as(person).get('clients').expect(200);
    // Applies to a session from before the requirement as well.
    await test.as(agent).get('clients').expect(403).expect(refused('second-factor-required'));

    await withApp(agent);
    await test.as(agent).get('clients').expect(200);
    await test
      .as(agent)
      .get('me')
      .expect(200)
      .expect(({ body }) => expect(body.lacksSecondFactor).toBe(false));
    await own(agent, 'authenticator/remove').send({ password: PASSWORD }).expect(409).expect(refused('second-factor-needed'));
    await test
      .as(agent)
      .get('me/second-factor')
      .expect(({ body }) => expect(body).toMatchObject({ enabled: true, required: true }));
  });

  it('cannot be bypassed with "view as"', async () => {
    const agency = await test.make.agency();
    const person = await somebody(agency);
    const { body } = await test.as(agency.admin).post(`users/${person.id}/view-as`).send({}).expect(200);
    const through = (method: 'get' | 'post', path: string) => test.as()[method](path).set('Authorization', `Bearer ${body.accessToken}`);
    for (const path of ['authenticator', 'authenticator/confirm', 'authenticator/remove', 'recovery-codes'])
      await through('post', `me/second-factor/${path}`)
        .send({ password: PASSWORD, code: '123456' })
        .expect(403)
        .expect(refused('view-only'));
    await demand(agency.admin, ['collaborator']).expect(200);
    // In "view as", the requirement applies to the viewed user and not to the admin.
    await through('get', 'me')
      .expect(200)
      .expect((answer) => expect(answer.body.lacksSecondFactor).toBe(false));
    await through('get', 'clients').expect(200);
    await demand(agency.admin, ['agency_admin']).expect(200);
    await until(async () => (await through('get', 'clients')).status === 401);
  });
});

describe('a lost second factor', () => {
  it('is removed by an admin, not by others and not from oneself; its owner is notified', async () => {
    const agency = await test.make.agency();
    const [person, colleague] = [await somebody(agency), await test.make.person(agency, { role: 'agent' })];
    await withApp(person);
    await test.as(colleague).post(`users/${person.id}/reset-second-factor`).expect(403);
    const { admin: stranger } = await test.make.agency();
    await test.as(stranger).post(`users/${person.id}/reset-second-factor`).expect(404);
    await test.as(agency.admin).post(`users/${agency.admin.id}/reset-second-factor`).expect(409).expect(refused('own-second-factor'));
    await test.as(agency.admin).post(`users/${person.id}/reset-second-factor`).expect(204);
    await test.as(person).get('me').expect(401);
    await logIn(person.email)
      .expect(200)
      .expect(({ body }) => expect(body.accessToken).toEqual(expect.any(String)));
    const { body: changes } = await test.as(agency.admin).get(`users/${person.id}/changes`).expect(200);
    expect(changes.data[0]).toMatchObject({ action: 'second-factor-reset', actor: { id: agency.admin.id } });
    const { body: outbox } = await test.as(agency.admin).get('outbox').expect(200);
    const { body: mail } = await test.as(agency.admin).get(`outbox/${outbox.data[0].id}`).expect(200);
    expect(mail).toMatchObject({ recipient: person.email, text: expect.stringContaining('azzerato il secondo fattore') });
  });

  it('can be removed from the command line where no admin can', async () => {
    const agency = await test.make.agency();
    const person = await somebody(agency, { role: 'agency_admin' });
    await withApp(person);
    await test.app.get(AccountService).resetSecondFactorByHand(person.email.toUpperCase());
    await logIn(person.email)
      .expect(200)
      .expect(({ body }) => expect(body.accessToken).toEqual(expect.any(String)));
    await expect(test.app.get(AccountService).resetSecondFactorByHand('nessuno@test.example')).rejects.toMatchObject({ status: 404 });
  });
});
