import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

type Stage = { id: string; name: string; position: number; usageCount: number; version: number };
const stagesOf = async (person: Person): Promise<Stage[]> => (await test.as(person).get('pipeline-stages').expect(200)).body.data;
const order = async (person: Person) => (await stagesOf(person)).map(({ name, position }) => `${position} ${name}`);
const stage = async (person: Person, name: string): Promise<Stage> => {
  const found = (await stagesOf(person)).find((one) => one.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};

it('an agency starts with four stages, which only its admin can change', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  expect(await order(collaborator)).toEqual(['1 Nuovo', '2 Contattato', '3 In valutazione', '4 Trattativa']);
  const [first] = await stagesOf(collaborator);
  expect(first?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  await test.as(collaborator).get(`pipeline-stages/${first?.id}`).expect(200, first);
  await test.as(collaborator).post('pipeline-stages').send({ name: 'Mia' }).expect(403);
  await test.as(collaborator).patch(`pipeline-stages/${first?.id}`).set('If-Match', '*').send({ name: 'Mia' }).expect(403);
  await test.as(collaborator).delete(`pipeline-stages/${first?.id}`).set('If-Match', '*').expect(403);
  const { admin: stranger } = await test.make.agency();
  await test.as(stranger).get(`pipeline-stages/${first?.id}`).expect(404);
  await test.as(stranger).patch(`pipeline-stages/${first?.id}`).set('If-Match', '*').send({ name: 'Mia' }).expect(404);
});

it('stages are added, renamed and put in another order', async () => {
  const { admin } = await test.make.agency();
  const { body: made } = await test.as(admin).post('pipeline-stages').send({ name: ' Preventivo ', position: 2 }).expect(201);
  expect(made).toMatchObject({ name: 'Preventivo', position: 2, usageCount: 0 });
  await test.as(admin).post('pipeline-stages').send({ name: 'Ultima' }).expect(201);
  const names = ['1 Nuovo', '2 Preventivo', '3 Contattato', '4 In valutazione', '5 Trattativa', '6 Ultima'];
  expect(await order(admin)).toEqual(names);
  const last = await stage(admin, 'Ultima');
  const change = (body: object) => test.as(admin).patch(`pipeline-stages/${last.id}`).set('If-Match', `"${last.version}"`).send(body);
  const { body: moved } = await change({ position: 1, name: 'Prima' }).expect(200);
  expect(moved).toMatchObject({ name: 'Prima', position: 1 });
  expect((await order(admin))[0]).toBe('1 Prima');
  await change({ name: 'Di nuovo' }).expect(412);
  await test.as(admin).patch(`pipeline-stages/${last.id}`).set('If-Match', '*').send({ name: 'nuovo' }).expect(409);
  await test.as(admin).patch(`pipeline-stages/${last.id}`).set('If-Match', '*').send({ position: 20 }).expect(200);
  expect((await order(admin)).at(-1)).toBe('6 Prima');
  await test.as(admin).post('pipeline-stages').send({ name: 'NUOVO' }).expect(409);
  for (const name of ['', ' ', null, 7, 'a\nb']) await test.as(admin).post('pipeline-stages').send({ name }).expect(422);
});

it('a stage in use is merged into another instead of deleted, and the prospects’ timelines say so', async () => {
  const { admin } = await test.make.agency();
  const [first, second] = await stagesOf(admin);
  const { id } = await test.make.prospect(admin);
  const trashed = await test.make.prospect(admin);
  await test.as(admin).delete(`prospects/${trashed.id}`).set('If-Match', '*').expect(204);
  const { body: refused } = await test.as(admin).delete(`pipeline-stages/${first?.id}`).set('If-Match', '*').expect(409);
  expect(refused).toMatchObject({ code: 'stage-in-use', usageCount: 1 });
  await test.as(admin).post(`pipeline-stages/${first?.id}/merge`).send({ intoId: first?.id }).expect(422);
  await test.as(admin).post(`pipeline-stages/${first?.id}/merge`).send({ intoId: trashed.id }).expect(422);
  const { body: into } = await test.as(admin).post(`pipeline-stages/${first?.id}/merge`).send({ intoId: second?.id }).expect(200);
  expect(into).toMatchObject({ id: second?.id, position: 1, usageCount: 1 });
  expect(await order(admin)).toEqual(['1 Contattato', '2 In valutazione', '3 Trattativa']);
  const { body: prospect } = await test.as(admin).get(`prospects/${id}`).expect(200);
  expect(prospect).toMatchObject({ pipelineStage: { name: 'Contattato' }, version: 2 });
  const { body: timeline } = await test.as(admin).get(`clients/${id}/timeline`).expect(200);
  expect(timeline.data[0].changes).toEqual([{ field: 'pipelineStage', from: 'Nuovo', to: 'Contattato' }]);
  await test
    .as(admin)
    .post(`trash/clients/${trashed.id}/restore`)
    .send({})
    .expect(200)
    .expect(({ body }) => expect(body.pipelineStage.name).toBe('Contattato'));
});

it('the last stage cannot be deleted, and a deleted one leaves nothing behind', async () => {
  const { admin } = await test.make.agency();
  const stages = await stagesOf(admin);
  for (const { id } of stages.slice(1)) await test.as(admin).delete(`pipeline-stages/${id}`).set('If-Match', '*').expect(204);
  expect(await order(admin)).toEqual(['1 Nuovo']);
  await test
    .as(admin)
    .delete(`pipeline-stages/${stages[0]?.id}`)
    .set('If-Match', '*')
    .expect(409)
    .expect(({ body }) => expect(body.code).toBe('last-stage'));
  for (let n = 2; n <= 20; n += 1)
    await test
      .as(admin)
      .post('pipeline-stages')
      .send({ name: `Fase ${n}` })
      .expect(201);
  await test
    .as(admin)
    .post('pipeline-stages')
    .send({ name: 'Una di troppo' })
    .expect(409)
    .expect(({ body }) => expect(body.code).toBe('too-many-stages'));
});

it('a stage deleted while prospects enter it leaves no prospect without a stage', async () => {
  const { admin } = await test.make.agency();
  const [, , , last] = await stagesOf(admin);
  const creating = Array.from({ length: 8 }, () =>
    test.as(admin).post('prospects').send({ type: 'retail', firstName: 'Lena', lastName: 'Corsa', pipelineStageId: last?.id }),
  );
  const [removed, ...created] = await Promise.all([test.as(admin).delete(`pipeline-stages/${last?.id}`).set('If-Match', '*'), ...creating]);
  expect([204, 409]).toContain(removed?.status);
  expect(created.filter(({ status }) => ![201, 422].includes(status)).map(({ status }) => status)).toEqual([]);
  const { body } = await test.as(admin).get('prospects').expect(200);
  expect(body.data.filter(({ pipelineStage }: { pipelineStage: unknown }) => !pipelineStage)).toEqual([]);
});
