import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const named = (body: { data: { name: string; usageCount: number }[] }) => body.data.map(({ name, usageCount }) => [name, usageCount]);

it('a tag is made by anybody of the agency, and is the agency’s', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  const { body, headers } = await test.as(collaborator).post('tags').send({ name: ' VIP ', color: '#AABBCC' }).expect(201);
  expect(body).toEqual({ id: expect.any(String), name: 'VIP', color: '#aabbcc', usageCount: 0 });
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

it.each(['VIP', 'vip', ' Vip '])('a second one called %j is refused', async (name) => {
  const { admin } = await test.make.agency();
  await test.make.tag(admin, 'VIP');
  const { body } = await test.as(admin).post('tags').send({ name }).expect(409);
  expect(body).toMatchObject({ code: 'tag-exists', errors: [{ pointer: '/name', code: 'tag-exists' }] });
});

it('of ten at once one is made', async () => {
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
  ['a field too many', { name: 'x', agencyId: 'y' }, '/agencyId'],
])('is refused with %s', async (_what, body, pointer) => {
  const { admin } = await test.make.agency();
  const { body: problem } = await test.as(admin).post('tags').send(body).expect(422);
  expect(problem.errors[0].pointer).toBe(pointer);
  await test
    .as(admin)
    .get('tags')
    .expect(({ body: list }) => expect(list.data).toEqual([]));
});

it('are listed as a dictionary lists words, and count what the caller sees', async () => {
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

it('are five hundred at most', async () => {
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
