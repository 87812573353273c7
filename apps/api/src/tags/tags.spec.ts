import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const named = (body: { data: { name: string; usageCount: number }[] }) => body.data.map(({ name, usageCount }) => [name, usageCount]);

it('a tag is created by anybody of the agency and belongs to the agency', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  const { body, headers } = await test.as(collaborator).post('tags').send({ name: ' VIP ', color: '#AABBCC' }).expect(201);
  expect(body).toEqual({ id: expect.any(String), name: 'VIP', color: '#aabbcc', usageCount: 0, version: 1 });
  expect(headers.location).toBe(`/api/v1/tags/${body.id}`);
  await test
    .as(collaborator)
    .post('tags')
    .send({ name: 'Senza colore' })
    .expect(201)
    .expect(({ body: plain }) => expect(plain.color).toMatch(/^#[0-9a-f]{6}$/));
  await test
    .as(agency.admin)
    .get('tags')
    .expect(({ body: list }) =>
      expect(named(list)).toEqual([
        ['Senza colore', 0],
        ['VIP', 0],
      ]),
    );
  const { admin: stranger } = await test.make.agency();
  await test
    .as(stranger)
    .get('tags')
    .expect(({ body: list }) => expect(list.data).toEqual([]));
  await test.as(stranger).post('tags').send({ name: 'VIP' }).expect(201);
});

it.each(['VIP', 'vip', ' Vip '])('a second tag called %j is refused', async (name) => {
  const { admin } = await test.make.agency();
  await test.make.tag(admin, 'VIP');
  const { body } = await test.as(admin).post('tags').send({ name }).expect(409);
  expect(body).toMatchObject({ code: 'tag-exists', errors: [{ pointer: '/name', code: 'tag-exists' }] });
});

it('ten simultaneous requests create one tag', async () => {
  const { admin } = await test.make.agency();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      test
        .as(admin)
        .post('tags')
        .send({ name: n % 2 ? 'Insieme' : 'INSIEME' }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
});

it.each([
  ['no name', {}, '/name'],
  ['a blank name', { name: '  ' }, '/name'],
  ['a name of fifty-one characters', { name: 'x'.repeat(51) }, '/name'],
  ['a name of two lines', { name: 'a\nb' }, '/name'],
  ['a number', { name: 7 }, '/name'],
  ['null', { name: null }, '/name'],
  ['a colour by name', { name: 'x', color: 'red' }, '/color'],
  ['a colour with a script', { name: 'x', color: '#fff;}</style><script>' }, '/color'],
  ['an unknown field', { name: 'x', agencyId: 'y' }, '/agencyId'],
])('is refused with %s', async (_what, body, pointer) => {
  const { admin } = await test.make.agency();
  const { body: problem } = await test.as(admin).post('tags').send(body).expect(422);
  expect(problem.errors[0].pointer).toBe(pointer);
  await test
    .as(admin)
    .get('tags')
    .expect(({ body: list }) => expect(list.data).toEqual([]));
});

it('tags are listed alphabetically, with counts of what the caller can see', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  const [zeta, elio, abaco] = [
    await test.make.tag(agency.admin, 'zeta'),
    await test.make.tag(agency.admin, 'Èlio'),
    await test.make.tag(agency.admin, 'Abaco'),
  ];
  await test.make.client(agency.admin, { tagIds: [zeta.id, abaco.id] });
  await test.make.client(agency.admin, { tagIds: [zeta.id], assigneeId: collaborator.id });
  await test.make.client(collaborator, { tagIds: [zeta.id, elio.id] });
  const thrown = await test.make.client(agency.admin, { tagIds: [zeta.id] });
  await test.as(agency.admin).delete(`clients/${thrown.id}`).set('If-Match', '*').expect(204);
  await test
    .as(agency.admin)
    .get('tags')
    .expect(({ body }) =>
      expect(named(body)).toEqual([
        ['Abaco', 1],
        ['Èlio', 1],
        ['zeta', 3],
      ]),
    );
  await test
    .as(collaborator)
    .get('tags')
    .expect(({ body }) =>
      expect(named(body)).toEqual([
        ['Abaco', 0],
        ['Èlio', 1],
        ['zeta', 2],
      ]),
    );
});

it('an agency has at most five hundred tags', async () => {
  const { admin } = await test.make.agency();
  await asLogin(test.database.ownerUrl, (client) =>
    client.query(`INSERT INTO tags SELECT $1, gen_random_uuid(), 'Tag ' || n, '#112233' FROM generate_series(1, 500) n`, [admin.agencyId]),
  );
  await test
    .as(admin)
    .post('tags')
    .send({ name: 'Uno di troppo' })
    .expect(409)
    .expect(({ body }) => expect(body.code).toBe('too-many-tags'));
  await test
    .as(admin)
    .get('tags')
    .expect(({ body }) => expect(body.data).toHaveLength(500));
});

describe('a tag', () => {
  const patch = (by: Person, id: string, body: object) => test.as(by).patch(`tags/${id}`).set('If-Match', '*').send(body);

  it('is renamed and coloured for clients and actions alike, and counted over both', async () => {
    const { admin } = await test.make.agency();
    const tag = await test.make.tag(admin, 'Rinnovo');
    const client = await test.make.client(admin, { tagIds: [tag.id] });
    const action = { kind: 'action', clientId: client.id, description: 'Chiamare', plannedOn: '2031-03-18', tagIds: [tag.id] };
    const { body: made } = await test.as(admin).post('crm-actions').send(action).expect(201);
    const { body } = await patch(admin, tag.id, { name: ' Rinnovo auto ', color: '#AA0000' }).expect(200);
    expect(body).toEqual({ id: tag.id, name: 'Rinnovo auto', color: '#aa0000', usageCount: 2, version: 2 });
    for (const path of [`clients/${client.id}`, `crm-actions/${made.id}`]) {
      const { body: carrier } = await test.as(admin).get(path).expect(200);
      expect(carrier.tags).toEqual([{ id: tag.id, name: 'Rinnovo auto', color: '#aa0000' }]);
    }
    await test.make.tag(admin, 'Casa');
    await patch(admin, tag.id, { name: 'CASA' })
      .expect(409)
      .expect(({ body: problem }) => expect(problem.code).toBe('tag-exists'));
    await test.as(admin).patch(`tags/${tag.id}`).set('If-Match', '"1"').send({ name: 'Altro' }).expect(412);
  });

  it('is merged into another, on clients, actions and in saved lists, those of colleagues included', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const collaborator = await test.make.person(agency);
    const [from, into] = [await test.make.tag(admin, 'Auto'), await test.make.tag(admin, 'Veicoli')];
    const [one, both] = [
      await test.make.client(admin, { tagIds: [from.id] }),
      await test.make.client(admin, { tagIds: [from.id, into.id] }),
    ];
    const action = { kind: 'action', clientId: one.id, description: 'Chiamare', plannedOn: '2031-03-18', tagIds: [from.id] };
    const { body: made } = await test.as(admin).post('crm-actions').send(action).expect(201);
    const view = { name: 'I miei', target: 'clients', criteria: { tagId: [from.id, into.id] } };
    const { body: saved } = await test.as(collaborator).post('views').send(view).expect(201);
    const { body } = await test.as(admin).post(`tags/${from.id}/merge`).send({ intoId: into.id }).expect(200);
    expect(body).toMatchObject({ id: into.id, name: 'Veicoli', usageCount: 3 });
    for (const path of [`clients/${one.id}`, `clients/${both.id}`, `crm-actions/${made.id}`]) {
      const { body: carrier } = await test.as(admin).get(path).expect(200);
      expect(carrier.tags.map(({ name }: { name: string }) => name)).toEqual(['Veicoli']);
    }
    const { body: after } = await test.as(collaborator).get(`views/${saved.id}`).expect(200);
    expect(after.criteria.tagId).toEqual([into.id]);
    await test.as(admin).get(`tags/${from.id}`).expect(404);
    await test.as(admin).post(`tags/${into.id}/merge`).send({ intoId: into.id }).expect(422);
  });

  it('is deleted only when unused, and changed by administrators only', async () => {
    const agency = await test.make.agency();
    const agent = await test.make.person(agency, { role: 'agent' });
    const { admin: stranger } = await test.make.agency();
    const [used, free] = [await test.make.tag(agency.admin, 'Usato'), await test.make.tag(agency.admin, 'Libero')];
    await test.make.client(agency.admin, { tagIds: [used.id] });
    const remove = (by: Person, id: string) => test.as(by).delete(`tags/${id}`).set('If-Match', '*');
    await remove(agency.admin, used.id)
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('tag-in-use'));
    await remove(agent, free.id).expect(403);
    await patch(agent, free.id, { name: 'Mio' }).expect(403);
    await test.as(agent).post(`tags/${free.id}/merge`).send({ intoId: used.id }).expect(403);
    await remove(stranger, free.id).expect(404);
    await patch(stranger, free.id, { name: 'Mio' }).expect(404);
    await test.as(stranger).post(`tags/${free.id}/merge`).send({ intoId: used.id }).expect(404);
    const own = await test.make.tag(stranger);
    const { body } = await test.as(stranger).post(`tags/${own.id}/merge`).send({ intoId: used.id }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/intoId', code: 'not-found' }]);
    await remove(agency.admin, free.id).expect(204);
  });
});
