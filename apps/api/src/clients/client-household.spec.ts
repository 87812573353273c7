import { startApp, type TestApp } from '../../test/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const member = (firstName: string, clientId?: string) => ({ firstName, relation: 'child' as const, ...(clientId ? { clientId } : {}) });

it('a member is linked to a record; callers who cannot see that record neither see nor remove the link', async () => {
  const agency = await test.make.agency();
  const { admin } = agency;
  const collaborator = await test.make.person(agency);
  const child = await test.make.client(admin, { firstName: 'Lia', lastName: 'Rossi' });
  const household = { size: 3, members: [member('Lia', child.id), member('Ugo')] };
  const parent = await test.make.client(admin, { household, assigneeId: collaborator.id });
  expect(parent).toMatchObject({ household });
  const blind = { size: 3, members: [member('Lia'), member('Ugo')] };
  const seen = async () => (await test.as(collaborator).get(`clients/${parent.id}`).expect(200)).body.household;
  expect(await seen()).toEqual(blind);
  expect((await test.as(collaborator).get('clients').expect(200)).body.data[0].household).toEqual(blind);

  const send = (person: typeof admin, members: object[]) =>
    test
      .as(person)
      .patch(`clients/${parent.id}`)
      .set('If-Match', '*')
      .send({ household: { size: 4, members } });
  await send(collaborator, [member('Ugo'), member('Lia'), member('Nuovo')]).expect(200);
  const listed = (await test.as(admin).get(`clients/${parent.id}`).expect(200)).body.household.members;
  expect(listed).toEqual([member('Ugo'), member('Lia', child.id), member('Nuovo')]);
  const { text } = await test.as(collaborator).get(`clients/${parent.id}/timeline`).expect(200);
  expect(text).not.toContain(child.id);

  await test.as(admin).patch(`clients/${child.id}`).set('If-Match', '*').send({ assigneeId: collaborator.id }).expect(200);
  expect((await seen()).members[1]).toEqual(member('Lia', child.id));
  await test.as(admin).delete(`clients/${child.id}`).set('If-Match', '*').expect(204);
  expect((await seen()).members[1]).toEqual(member('Lia'));
  await test.as(admin).post(`trash/clients/${child.id}/restore`).send({}).expect(200);
  await send(admin, [member('Lia')]).expect(200);
  expect((await seen()).members).toEqual([member('Lia')]);
});

it('a link to a missing record, to one that is not visible or to oneself is refused with a pointer', async () => {
  const agency = await test.make.agency();
  const { admin } = agency;
  const collaborator = await test.make.person(agency);
  const foreign = await test.make.client((await test.make.agency()).admin);
  const unseen = await test.make.client(admin);
  const own = await test.make.client(collaborator);
  const send = (clientId: unknown) =>
    test
      .as(collaborator)
      .patch(`clients/${own.id}`)
      .set('If-Match', '*')
      .send({ household: { members: [member('Uno'), { ...member('Due'), clientId }] } });
  for (const [clientId, code] of [
    [foreign.id, 'not-found'],
    [unseen.id, 'not-found'],
    ['01890000-0000-7000-8000-000000000000', 'not-found'],
    [own.id, 'own-record'],
    ['x', 'is-uuid'],
  ])
    await send(clientId)
      .expect(422)
      .expect(({ body }) => expect(body.errors).toMatchObject([{ pointer: '/household/members/1/clientId', code }]));
  await send(null).expect(200);
});
