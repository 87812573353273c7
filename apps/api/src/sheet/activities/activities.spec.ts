import { startApp, type TestApp } from '../../../test/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const action = { kind: 'action', description: 'Richiamare', plannedOn: '2031-03-18' };

it('an activity is a CRM action of the client and can be read under both paths', async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  await test.make.action(admin, (await test.make.client(admin)).id);
  const { body: made } = await test.as(admin).post(`clients/${id}/activities`).send(action).expect(201);
  expect(made).toMatchObject({ ...action, client: { id }, state: 'planned', operator: { id: admin.id } });
  await test.as(admin).get(`clients/${id}/activities/${made.id}`).expect(200, made).expect('ETag', '"1"');
  await test.as(admin).get(`crm-actions/${made.id}`).expect(200, made);
  const history = { kind: 'history', description: 'Sentita' };
  await test.as(admin).post(`clients/${id}/activities`).send(history).expect(201);
  const listed = async (query: string) => {
    const { body } = await test.as(admin).get(`clients/${id}/activities?${query}`).expect(200);
    return body.data.map(({ description }: { description: string }) => description);
  };
  expect(await listed('count=exact')).toEqual(['Sentita', 'Richiamare']);
  expect(await listed('state=planned')).toEqual(['Richiamare']);
  expect(await listed('q=sentita')).toEqual(['Sentita']);
  const { body: counts } = await test.as(admin).get(`clients/${id}/sheet`).expect(200);
  expect(counts.data).toContainEqual({ tab: 'activities', total: 2 });
});

it('an activity is changed, deleted and restored like an action', async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  const { body: made } = await test.as(admin).post(`clients/${id}/activities`).send(action).expect(201);
  const at = `clients/${id}/activities/${made.id}`;
  await test.as(admin).patch(at).send({ notes: 'Preferisce il mattino' }).expect(428);
  await test.as(admin).patch(at).set('If-Match', '"1"').send({ notes: 'Preferisce il mattino' }).expect(200).expect('ETag', '"2"');
  await test.as(admin).delete(at).set('If-Match', '"1"').expect(412);
  await test.as(admin).delete(at).set('If-Match', '"2"').expect(204);
  await test.as(admin).get(at).expect(404);
  await test.as(admin).post(`trash/crm-actions/${made.id}/restore`).expect(200);
  await test.as(admin).get(at).expect(200);
});

it('an activity is not found under another client or under a client the caller cannot see', async () => {
  const agency = await test.make.agency();
  const [owner, other] = [await test.make.person(agency), await test.make.person(agency)];
  const [{ id }, elsewhere] = [await test.make.client(owner), await test.make.client(owner)];
  const { id: actionId } = await test.make.action(owner, id);
  await test.as(owner).get(`clients/${id}/activities/${actionId}`).expect(200);
  for (const [person, clientId] of [[owner, elsewhere.id] as const, [other, id] as const]) {
    const at = `clients/${clientId}/activities/${actionId}`;
    await test.as(person).get(at).expect(404);
    await test.as(person).patch(at).set('If-Match', '*').send({ notes: 'x' }).expect(404);
    await test.as(person).delete(at).set('If-Match', '*').expect(404);
  }
  await test.as(other).get(`clients/${id}/activities`).expect(404);
  await test.as(other).post(`clients/${id}/activities`).send(action).expect(404);
  await test.as(owner).get(`clients/${id}/activities?clientId=${elsewhere.id}`).expect(400);
  await test
    .as(owner)
    .post(`clients/${id}/activities`)
    .send({ ...action, clientId: elsewhere.id })
    .expect(422);
  await test.as(owner).get(`clients/${id}/activities/${actionId}`).expect(200);
});
