import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person, TestAgency } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const asOwner = (sql: string, values: unknown[]) => asLogin(test.database.ownerUrl, (client) => client.query(sql, values));
const change = (by: Person, id: string, body: object, version = '*') =>
  test.as(by).patch(`users/${id}`).set('If-Match', version).send(body);
const invitation = (email: string, more: object = {}) => ({ email, firstName: 'Sofia', lastName: 'Longo', role: 'collaborator', ...more });
let count = 0;
const newEmail = () => `persona${(count += 1)}@test.example`;
const namesOf = (body: { data: { displayName: string }[] }) => body.data.map(({ displayName }) => displayName);

describe('the list of people', () => {
  it('is ordered by surname, in pages, and shows how many clients each can see', async () => {
    const agency = await test.make.agency();
    const anna = await test.make.person(agency, { firstName: 'Anna', lastName: 'Abate' });
    const bruno = await test.make.person(agency, { firstName: 'Bruno', lastName: 'Bassi', visibility: 'agency' });
    for (const by of [anna, anna, agency.admin]) await test.make.client(by);
    await test.make.client(agency.admin, { assigneeId: anna.id });
    const { body } = await test.as(agency.admin).get('users').expect(200);
    expect(namesOf(body)).toEqual(['Anna Abate', 'Bruno Bassi', agency.admin.displayName]);
    expect(body.data.map(({ seenClients }: { seenClients: object }) => seenClients)).toEqual([
      { total: 3, totalCapped: false },
      { total: 4, totalCapped: false },
      { total: 4, totalCapped: false },
    ]);
    const first = await test.as(agency.admin).get('users?limit=2').expect(200);
    const second = await test.as(agency.admin).get(`users?limit=2&cursor=${first.body.page.nextCursor}`).expect(200);
    expect([...namesOf(first.body), ...namesOf(second.body)]).toEqual(namesOf(body));
    await change(agency.admin, bruno.id, { active: false }).expect(200);
    await test
      .as(agency.admin)
      .get('users?active=false')
      .expect(({ body: left }) => expect(namesOf(left)).toEqual(['Bruno Bassi']));
    await test
      .as(agency.admin)
      .get(`users/${anna.id}`)
      .expect(({ body: profile }) =>
        expect(profile).toMatchObject({ ownClients: { total: 3 }, agencyClients: { total: 4 }, seenClients: { total: 3 } }),
      );
  });

  it('shows the permissions of each role', async () => {
    const { admin } = await test.make.agency();
    const { body } = await test.as(admin).get('roles').expect(200);
    expect(body.data).toContainEqual({
      role: 'collaborator',
      defaultVisibility: 'own',
      permissions: expect.arrayContaining(['clients:write', 'clients:delete-own']),
    });
    expect(body.data.map(({ role }: { role: string }) => role)).toEqual([
      'agency_admin',
      'agent',
      'front_office',
      'back_office',
      'collaborator',
    ]);
  });
});

describe('an invitation', () => {
  it.each([
    ['collaborator', 'own'],
    ['agent', 'own'],
    ['front_office', 'agency'],
    ['back_office', 'agency'],
    ['agency_admin', 'agency'],
  ])('gives a %s the visibility %s unless told otherwise', async (role, visibility) => {
    const { admin } = await test.make.agency();
    const { body } = await test.as(admin).post('users').send(invitation(newEmail(), { role })).expect(201);
    expect(body).toMatchObject({ role, visibility, active: true, displayName: 'Sofia Longo', version: 1 });
    await test
      .as(admin)
      .get(`users/${body.id}`)
      .expect(({ body: known }) => expect(known.invitedAt).toEqual(expect.any(String)));
  });

  it('to an e-mail in use is refused in the same words, whichever agency uses it, and changes nothing', async () => {
    const [ours, theirs] = [await test.make.agency(), await test.make.agency()];
    const [mine, other] = [await test.make.person(ours), await test.make.person(theirs)];
    const answers = [];
    for (const email of [mine.email, other.email, other.email.toUpperCase()]) {
      const { body } = await test.as(ours.admin).post('users').send(invitation(email)).expect(409);
      answers.push({ ...body, traceId: '' });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0].code).toBe('email-unavailable');
    expect(JSON.stringify(answers)).not.toContain(other.displayName);
    const { rows } = await asOwner('SELECT 1 FROM mail_messages WHERE agency_id = $1', [ours.id]);
    expect(rows).toEqual([]);
  });

  it.each([
    ['a role that does not exist', { role: 'owner' }, '/role'],
    ['a visibility that does not exist', { visibility: 'all' }, '/visibility'],
    ['no e-mail', { email: 'sofia' }, '/email'],
    ['an e-mail with a second line', { email: 'sofia@test.example\nBcc: x@test.example' }, '/email'],
    ['a name with a second line', { firstName: 'So\nfia' }, '/firstName'],
    ['a password', { password: 'qualcosa-di-lungo' }, '/password'],
  ])('with %s is refused', async (_what, more, pointer) => {
    const { admin } = await test.make.agency();
    const { body } = await test.as(admin).post('users').send(invitation(newEmail(), more)).expect(422);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('is sent again only to people who have not accepted', async () => {
    const agency = await test.make.agency();
    const somebody = await test.make.person(agency);
    await test
      .as(agency.admin)
      .post(`users/${somebody.id}/invite`)
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('not-invited'));
    const { body } = await test.as(agency.admin).post('users').send(invitation(newEmail())).expect(201);
    await test.as(agency.admin).post(`users/${body.id}/invite`).expect(200);
    const { rows } = await asOwner('SELECT used_at IS NULL AS open FROM account_tokens WHERE user_id = $1 ORDER BY id', [body.id]);
    expect(rows).toEqual([{ open: false }, { open: true }]);
  });
});

describe('a change of rights', () => {
  it('of visibility takes effect with the next request', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    const client = await test.make.client(agency.admin);
    const sees = (status: number) => test.as(person).get(`clients/${client.id}`).expect(status);
    await sees(404);
    await change(agency.admin, person.id, { visibility: 'agency' }).expect(200);
    await sees(200);
    await change(agency.admin, person.id, { visibility: 'own' }).expect(200);
    await sees(404);
    await test
      .as(person)
      .get('clients')
      .expect(({ body }) => expect(body.data).toEqual([]));
  });

  it('of role sets the role’s visibility: a former admin does not keep agency visibility', async () => {
    const agency = await test.make.agency();
    const other = await test.make.person(agency, { role: 'agency_admin' });
    const { body } = await change(agency.admin, other.id, { role: 'collaborator' }).expect(200);
    expect(body).toMatchObject({ role: 'collaborator', visibility: 'own', version: 2 });
    await test.as(other).get('users').expect(403);
    await change(agency.admin, other.id, { role: 'agent', visibility: 'agency' })
      .expect(200)
      .expect(({ body: agent }) => expect(agent).toMatchObject({ role: 'agent', visibility: 'agency' }));
  });

  it.each([
    [{ role: 'owner' }, '/role'],
    [{ role: null }, '/role'],
    [{ active: 'no' }, '/active'],
    [{ email: 'altra@test.example' }, '/email'],
  ])('to %j is refused', async (body, pointer) => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    const { body: problem } = await change(agency.admin, person.id, body).expect(422);
    expect(problem.errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('based on an older version is refused, and one that changes nothing adds no version', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    await change(agency.admin, person.id, { role: 'agent' }, '"1"').expect(200);
    await change(agency.admin, person.id, { role: 'collaborator' }, '"1"').expect(412);
    await test.as(agency.admin).patch(`users/${person.id}`).send({ role: 'collaborator' }).expect(428);
    await change(agency.admin, person.id, { role: 'agent' }, '"2"')
      .expect(200)
      .expect(({ body }) => expect(body.version).toBe(2));
  });

  it('is recorded with its author', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    await change(agency.admin, person.id, { visibility: 'agency' }).expect(200);
    await test.as(agency.admin).post(`users/${person.id}/end-sessions`).expect(204);
    const { body } = await test.as(agency.admin).get(`users/${person.id}/changes`).expect(200);
    expect(body.data).toEqual([
      expect.objectContaining({ action: 'sessions-ended', actor: { id: agency.admin.id, displayName: agency.admin.displayName } }),
      expect.objectContaining({ action: 'user-changed', details: { changes: [{ field: 'visibility', from: 'own', to: 'agency' }] } }),
    ]);
  });
});

describe('the last admin', () => {
  const refused = async (agency: TestAgency, body: object) => {
    await change(agency.admin, agency.admin.id, body)
      .expect(409)
      .expect(({ body: problem }) => expect(problem.code).toBe('last-admin'));
  };

  it('cannot be demoted or deactivated, also where another is only invited or has left', async () => {
    const agency = await test.make.agency();
    await test
      .as(agency.admin)
      .post('users')
      .send(invitation(newEmail(), { role: 'agency_admin' }))
      .expect(201);
    const left = await test.make.person(agency, { role: 'agency_admin' });
    await change(agency.admin, left.id, { active: false }).expect(200);
    await refused(agency, { role: 'collaborator' });
    await refused(agency, { active: false });
    await test
      .as(agency.admin)
      .get('me')
      .expect(({ body }) => expect(body).toMatchObject({ role: 'agency_admin', active: true, version: 1 }));
  });

  it('remains when two demote each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const agency = await test.make.agency();
      const other = await test.make.person(agency, { role: 'agency_admin' });
      const answers = await Promise.all([
        change(agency.admin, other.id, { role: 'collaborator' }),
        change(other, agency.admin.id, { role: 'collaborator' }),
        change(agency.admin, agency.admin.id, { active: false }),
        change(other, other.id, { active: false }),
      ]);
      // The other requests find that no admin would remain, or that their caller is no longer one.
      expect(answers.filter(({ status }) => ![200, 401, 403, 409].includes(status))).toEqual([]);
      expect(answers.map(({ status }) => status)).toContain(200);
      const { rows } = await asOwner(
        `SELECT count(*)::integer AS admins FROM users WHERE agency_id = $1 AND role = 'agency_admin' AND active AND kind = 'person'`,
        [agency.id],
      );
      expect(rows).toEqual([{ admins: 1 }]);
    }
  });
});

describe('a deactivated user', () => {
  it('is logged out at once, is not a possible assignee, and can be reactivated', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    await test.as(person).get('me').expect(200);
    await change(agency.admin, person.id, { active: false }).expect(200);
    await test.as(person).get('me').expect(401);
    await test.as(agency.admin).post('clients').send({ type: 'retail', firstName: 'A', lastName: 'B', assigneeId: person.id }).expect(422);
    await change(agency.admin, person.id, { active: true }).expect(200);
    // The ended session stays ended.
    await test.as(person).get('me').expect(401);
    await test.as(agency.admin).post('clients').send({ type: 'retail', firstName: 'A', lastName: 'B', assigneeId: person.id }).expect(201);
  });

  it('is signed out everywhere by an admin, without affecting anybody else', async () => {
    const agency = await test.make.agency();
    const [person, colleague] = [await test.make.person(agency), await test.make.person(agency)];
    await test.as(person).get('me').expect(200);
    await test.as(agency.admin).post(`users/${person.id}/end-sessions`).expect(204);
    await test.as(person).get('me').expect(401);
    await test.as(colleague).get('me').expect(200);
  });
});
