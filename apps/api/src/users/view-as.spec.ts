import { startApp, type Caller, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { operations } from '../../test/document.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const asOwner = (sql: string, values: unknown[]) => asLogin(test.database.ownerUrl, (client) => client.query(sql, values));
const namesIn = (body: { data: { displayName: string }[] }) => body.data.map(({ displayName }) => displayName).toSorted();

/** Calls the API in a "view as" session with unsaved rights. */
async function through(
  admin: Person,
  person: Person,
  rights: object = {},
): Promise<{ call: (method: keyof Caller, path: string) => ReturnType<Caller['get']>; token: string }> {
  const { body } = await test.as(admin).post(`users/${person.id}/view-as`).send(rights).expect(200);
  expect(body).toMatchObject({ expiresIn: 600, displayName: person.displayName });
  return { token: body.accessToken, call: (method, path) => test.as()[method](path).set('Authorization', `Bearer ${body.accessToken}`) };
}

async function agencyWithClients() {
  const agency = await test.make.agency();
  const person = await test.make.person(agency);
  const mine = await test.make.client(person);
  const given = await test.make.client(agency.admin, { assigneeId: person.id });
  const hidden = await test.make.client(agency.admin);
  return { agency, person, mine, given, hidden };
}

describe('"view as"', () => {
  it('shows exactly the records that the person can see', async () => {
    const { agency, person, hidden } = await agencyWithClients();
    const { call } = await through(agency.admin, person);
    const { body: theirs } = await test.as(person).get('clients').expect(200);
    await call('get', 'clients')
      .expect(200)
      .expect(({ body }) => expect(body).toEqual(theirs));
    await call('get', `clients/${hidden.id}`).expect(404);
    await call('get', 'users').expect(403);
    const { body: me } = await call('get', 'me').expect(200);
    expect(me).toMatchObject({ id: person.id, role: 'collaborator', visibility: 'own', readOnly: true });
  });

  it('does not show the person’s sessions', async () => {
    const { agency, person } = await agencyWithClients();
    const { body: own } = await test.as(person).get('me/sessions').expect(200);
    expect(own.data.length).toBeGreaterThan(0);
    const { call } = await through(agency.admin, person);
    await call('get', 'me/sessions').expect(200, { data: [] });
  });

  it('can preview a role and a visibility without saving them', async () => {
    const { agency, person } = await agencyWithClients();
    const { call } = await through(agency.admin, person, { role: 'back_office', visibility: 'agency' });
    const { body: all } = await test.as(agency.admin).get('clients').expect(200);
    await call('get', 'clients')
      .expect(200)
      .expect(({ body }) => expect(namesIn(body)).toEqual(namesIn(all)));
    const { body: me } = await call('get', 'me').expect(200);
    expect(me).toMatchObject({ role: 'back_office', visibility: 'agency' });
    expect(me.permissions).toContain('clients:delete');
    await test
      .as(person)
      .get('me')
      .expect(({ body }) => expect(body).toMatchObject({ role: 'collaborator', visibility: 'own', version: 1, readOnly: false }));
  });

  it('is read-only: every write of the API is refused without effect', async () => {
    const { agency, person, mine } = await agencyWithClients();
    // Applies even when viewing as an admin, who may do everything.
    const { call } = await through(agency.admin, person, { role: 'agency_admin' });
    const writes = operations.filter(({ method, permissions }) => method !== 'GET' && permissions !== 'public');
    expect(writes.length).toBeGreaterThan(15);
    for (const { id, method, path } of writes) {
      const at = path.replace('{id}', path.includes('/users/') ? person.id : mine.id).replace('{token}', 'x');
      const { status, body } = await call(method.toLowerCase() as keyof Caller, at)
        .set('If-Match', '*')
        .send({});
      expect([id, status, body.code]).toEqual([id, 403, 'view-only']);
    }
    await test
      .as(person)
      .get(`clients/${mine.id}`)
      .expect(200)
      .expect(({ body }) => expect(body.version).toBe(1));
  });

  it('is recorded', async () => {
    const { agency, person } = await agencyWithClients();
    await through(agency.admin, person, { visibility: 'agency' });
    const { body } = await test.as(agency.admin).get(`users/${person.id}/changes`).expect(200);
    expect(body.data[0]).toMatchObject({
      action: 'viewed-as',
      actor: { id: agency.admin.id },
      details: { role: 'collaborator', visibility: 'agency' },
    });
  });

  it('ends with the admin’s session and permissions', async () => {
    const { agency, person } = await agencyWithClients();
    const others = [await test.make.person(agency, { role: 'agency_admin' }), await test.make.person(agency, { role: 'agency_admin' })];
    const [signedOut, demoted] = [await through(others[0]!, person), await through(others[1]!, person)];
    for (const { call } of [signedOut, demoted]) await call('get', 'me').expect(200);
    await asOwner('UPDATE sessions SET ended_at = now() WHERE user_id = $1', [others[0]!.id]);
    await asOwner(`UPDATE users SET role = 'agent' WHERE id = $1`, [others[1]!.id]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const { call } of [signedOut, demoted]) await call('get', 'me').expect(401);
  });

  it('is available to admins, for people of their own agency', async () => {
    const { agency, person } = await agencyWithClients();
    const { admin: stranger } = await test.make.agency();
    await test.as(person).post(`users/${agency.admin.id}/view-as`).send({}).expect(403);
    await test.as(stranger).post(`users/${person.id}/view-as`).send({}).expect(404);
    await test.as(agency.admin).post(`users/${agency.systemUserId}/view-as`).send({}).expect(404);
    await test.as(agency.admin).post(`users/${person.id}/view-as`).send({ role: 'owner' }).expect(422);
  });

  it('returns no token that could be exchanged for more rights', async () => {
    const { agency, person } = await agencyWithClients();
    const response = await test.as(agency.admin).post(`users/${person.id}/view-as`).send({}).expect(200);
    expect(response.headers).not.toHaveProperty('set-cookie');
    expect(response.headers['cache-control']).toBe('no-store');
  });
});
