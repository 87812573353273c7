import type supertest from 'supertest';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Role } from '../core/auth/permissions.js';
import { Passwords } from '../core/auth/passwords.js';
import { FEATURES } from '../features.js';

const PASSWORD = 'corretto-cavallo-batteria';
const NEW_PASSWORD = 'graffetta-esatta-cavallo';

let test: TestApp;
let passwordHash: string;
beforeAll(async () => {
  test = await startApp();
  passwordHash = await test.app.get(Passwords).hash(PASSWORD);
});
afterAll(() => test.close());

const asOwner = (sql: string, values: unknown[]) => asLogin(test.database.ownerUrl, (client) => client.query(sql, values));
const logIn = (email: string, password = PASSWORD) => test.as().post('auth/login').send({ email, password });
const withToken = (response: supertest.Response, method: 'get' | 'post' | 'delete', path: string) =>
  test.as()[method](path).set('Authorization', `Bearer ${response.body.accessToken}`);
const refresh = (response: supertest.Response) =>
  test
    .as()
    .post('auth/refresh')
    .set('Cookie', String(response.headers['set-cookie']).split(';')[0] ?? '');

describe('the caller’s account', () => {
  const nouns = FEATURES.flatMap(({ permissions = {} }) => Object.keys(permissions)).flatMap(
    (name) => /^(.+):delete-own$/.exec(name)?.[1] ?? [],
  );
  const each = (verb: string) => nouns.map((noun) => `${noun}:${verb}`);
  const readAndWrite = ['consents', 'questionnaires', 'tags', 'views'].flatMap((noun) => [`${noun}:read`, `${noun}:write`]);
  const others = ['dashboard:read', 'settings:read', 'trash:read', ...readAndWrite];
  const everyday = [...each('read'), ...each('write'), ...others];
  const office = [...everyday, 'clients:assign'];
  const backOffice = [
    ...office,
    ...each('delete'),
    ...each('delete-own'),
    'bank-accounts:reveal',
    'exports:run',
    'health-answers:read',
    'imports:run',
  ];
  const agent = [...backOffice, 'reports:approve'];
  it.each<[Role, string[]]>([
    ['agency_admin', [...agent, 'mails:read', 'questionnaire-templates:delete', 'settings:write', 'users:read', 'users:write']],
    ['agent', agent],
    ['front_office', office],
    ['back_office', backOffice],
    ['collaborator', [...everyday, ...each('delete-own')]],
  ])('is returned for %s, with its permissions', async (role, permissions) => {
    const agency = await test.make.agency('Agenzia Prova');
    const person = await test.make.person(agency, { role, firstName: 'Ada', lastName: 'Neri' });
    const { body, headers } = await test.as(person).get('me').expect(200);
    expect({ ...body, permissions: body.permissions.toSorted() }).toEqual({
      id: person.id,
      email: person.email,
      firstName: 'Ada',
      lastName: 'Neri',
      displayName: 'Ada Neri',
      role,
      visibility: role === 'agency_admin' ? 'agency' : 'own',
      active: true,
      agency: { id: agency.id, name: 'Agenzia Prova' },
      lastSeenAt: null,
      version: 1,
      permissions: permissions.toSorted(),
      readOnly: false,
      lacksSecondFactor: false,
      morningDigest: true,
      reminderMinutes: 15,
    });
    expect(headers.etag).toBe('"1"');
  });

  it('has agency visibility for an admin, whatever their record says', async () => {
    const agency = await test.make.agency();
    const other = await test.make.person(agency, { role: 'agency_admin' });
    await asOwner(`UPDATE users SET visibility = 'own' WHERE id = $1`, [other.id]);
    const client = await test.make.client(agency.admin);
    await test.as(other).get(`clients/${client.id}`).expect(200);
    await test
      .as(other)
      .get('me')
      .expect(({ body }) => expect(body.visibility).toBe('agency'));
  });
});

describe('my name', () => {
  it('is changed everywhere, with the current version', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const { body } = await test.as(admin).patch('me').set('If-Match', '"1"').send({ firstName: 'Nuova' }).expect(200).expect('ETag', '"2"');
    expect(body).toMatchObject({ firstName: 'Nuova', lastName: admin.displayName.split(' ')[1], version: 2 });
    await test
      .as(admin)
      .get(`clients/${client.id}`)
      .expect(({ body: read }) => expect(read.createdBy.displayName).toBe(body.displayName));
    await test.as(admin).patch('me').set('If-Match', '"1"').send({ firstName: 'Vecchia' }).expect(412);
  });

  it.each([
    ['null as first name', { firstName: null }, '/firstName'],
    ['a blank last name', { lastName: ' ' }, '/lastName'],
    ['a last name that is too long', { lastName: 'x'.repeat(101) }, '/lastName'],
    ['an e-mail instead', { email: 'altra@posta.example' }, '/email'],
    ['a role instead', { role: 'agency_admin' }, '/role'],
    ['a visibility instead', { visibility: 'agency' }, '/visibility'],
  ])('is refused: %s', async (_what, body, pointer) => {
    const person = await test.make.person(await test.make.agency());
    const { body: problem } = await test.as(person).patch('me').set('If-Match', '*').send(body).expect(422);
    expect(problem.errors[0].pointer).toBe(pointer);
    await test
      .as(person)
      .get('me')
      .expect(({ body: me }) => expect(me).toMatchObject({ role: 'collaborator', visibility: 'own', version: 1 }));
  });
});

describe('my password', () => {
  it('can be changed, which ends my other sessions and not this one', async () => {
    const person = await test.make.person(await test.make.agency(), { passwordHash });
    const [here, elsewhere] = [await logIn(person.email).expect(200), await logIn(person.email).expect(200)];
    await withToken(elsewhere, 'get', 'me').expect(200);
    await withToken(here, 'post', 'me/password').send({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD }).expect(204);
    await withToken(elsewhere, 'get', 'me').expect(401);
    await refresh(elsewhere).expect(401);
    await withToken(here, 'get', 'me').expect(200);
    await refresh(here).expect(200);
    await logIn(person.email).expect(401);
    await logIn(person.email, NEW_PASSWORD).expect(200);
  });

  it.each([
    ['eleven characters', PASSWORD, 'a1b2c3d4e5f', '/newPassword', 'is-length'],
    ['two hundred and one characters', PASSWORD, 'abcdefg'.repeat(29).slice(0, 201), '/newPassword', 'is-length'],
    ['a common password', PASSWORD, 'Password2026!', '/newPassword', 'common-password'],
    ['the word twice', PASSWORD, 'juventusjuventus', '/newPassword', 'weak-password'],
    ['one letter repeated', PASSWORD, 'aaaaaaaaaaaaaa', '/newPassword', 'weak-password'],
    ['a sequence of digits', PASSWORD, '012345678901', '/newPassword', 'weak-password'],
    ['my own name', PASSWORD, 'Ada.Guglielminetti1', '/newPassword', 'weak-password'],
    ['an Italian word with a year', PASSWORD, 'tartarughe1987', '/newPassword', 'weak-password'],
    ['two Italian first names', PASSWORD, 'ginevra.tancredi', '/newPassword', 'weak-password'],
    ['a leaked password with a punctuation mark', PASSWORD, 'liverpoolfc1!', '/newPassword', 'common-password'],
    ['the name of the agency', PASSWORD, 'Pescatori2026', '/newPassword', 'weak-password'],
    ['a wrong current one', 'sbagliata-ma-lunga', NEW_PASSWORD, '/currentPassword', 'wrong-password'],
  ])('is refused with %s', async (_what, currentPassword, newPassword, pointer, code) => {
    const agency = await test.make.agency('Agenzia Pescatori');
    const person = await test.make.person(agency, { passwordHash, firstName: 'Ada', lastName: 'Guglielminetti' });
    const { body } = await test.as(person).post('me/password').send({ currentPassword, newPassword }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
    await logIn(person.email).expect(200);
  });

  it('may be a long sentence in any script', async () => {
    const person = await test.make.person(await test.make.agency(), { passwordHash });
    const sentence = 'più di sessantaquattro caratteri, con spazi, accenti è ß 你好 e virgole 😀';
    await test.as(person).post('me/password').send({ currentPassword: PASSWORD, newPassword: sentence }).expect(204);
    await logIn(person.email, sentence).expect(200);
  });
});

describe('my sessions', () => {
  it('are listed with place and time, and can be ended one by one', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency, { passwordHash });
    const elsewhere = await logIn(person.email).set('User-Agent', 'Telefono/1.0').expect(200);
    const { body } = await test.as(person).get('me/sessions').expect(200);
    expect(body.data).toHaveLength(2);
    expect(body.data.find(({ current }: { current: boolean }) => current)).toMatchObject({ id: person.sessionId, userAgent: 'test' });
    const phone = body.data.find(({ current }: { current: boolean }) => !current);
    expect(phone).toEqual({
      id: expect.any(String),
      current: false,
      userAgent: 'Telefono/1.0',
      ip: '127.0.0.1',
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
      expiresAt: expect.any(String),
    });

    await test.as(person).delete(`me/sessions/${phone.id}`).expect(204);
    await withToken(elsewhere, 'get', 'me').expect(401);
    await test.as(person).delete(`me/sessions/${phone.id}`).expect(404);
    await test
      .as(person)
      .get('me/sessions')
      .expect(({ body: left }) => expect(left.data).toHaveLength(1));
    await test.as(person).delete(`me/sessions/${person.sessionId}`).expect(204);
    await test.as(person).get('me').expect(401);
  });

  it('can all be ended at once except this one, and nobody else’s are', async () => {
    const agency = await test.make.agency();
    const [person, colleague] = [await test.make.person(agency, { passwordHash }), await test.make.person(agency)];
    const others = [await logIn(person.email).expect(200), await logIn(person.email).expect(200)];
    await test.as(person).delete('me/sessions').expect(204);
    for (const other of others) {
      await withToken(other, 'get', 'me').expect(401);
      await refresh(other).expect(401);
    }
    await test.as(colleague).get('me').expect(200);
    const { body } = await test.as(person).get('me/sessions').expect(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([person.sessionId]);
  });

  it('cannot be ended by anybody else, not even by an admin', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    const { admin: stranger } = await test.make.agency();
    for (const other of [agency.admin, stranger, await test.make.person(agency)])
      await test.as(other).delete(`me/sessions/${person.sessionId}`).expect(404);
    for (const id of ['01890000-0000-7000-8000-000000000000', 'x', "' OR true --"])
      await test
        .as(person)
        .delete(`me/sessions/${encodeURIComponent(id)}`)
        .expect(404);
    await test.as(person).get('me').expect(200);
  });
});

describe('possible assignees', () => {
  it('are the agency’s active people, by name', async () => {
    const agency = await test.make.agency();
    await test.make.agency();
    for (const lastName of ['Zanetti', 'Èlla', 'Abaco', 'Elio']) await test.make.person(agency, { firstName: 'Ada', lastName });
    const left = await test.make.person(agency, { firstName: 'Ada', lastName: 'Andata' });
    await asOwner('UPDATE users SET active = false WHERE id = $1', [left.id]);
    const { body } = await test.as(agency.admin).get('assignees').expect(200);
    expect(body.data.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
      'Ada Abaco',
      'Ada Elio',
      'Ada Èlla',
      'Ada Zanetti',
      agency.admin.displayName,
    ]);
  });
});
