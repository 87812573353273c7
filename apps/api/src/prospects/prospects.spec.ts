import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const stagesOf = async (person: Person): Promise<{ id: string; name: string; usageCount: number; version: number }[]> =>
  (await test.as(person).get('pipeline-stages').expect(200)).body.data;
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const namesIn = async (person: Person, path: string): Promise<string[]> =>
  (await test.as(person).get(path).expect(200)).body.data.map(({ displayName }: { displayName: string }) => displayName);

describe('a prospect', () => {
  it('is created in the first stage, and is in the prospects’ list and counts only', async () => {
    const { admin } = await test.make.agency();
    const [first] = await stagesOf(admin);
    const { body, headers } = await test
      .as(admin)
      .post('prospects')
      .send({ type: 'corporate', companyName: 'Hotel Monviso S.r.l.', expectedValue: euros('18900'), source: 'Segnalazione' })
      .expect(201);
    expect(body).toMatchObject({
      status: 'prospect',
      pipelineStage: { id: first?.id, name: 'Nuovo' },
      stageSince: body.createdAt,
      lostAt: null,
      lostReason: null,
      convertedAt: null,
      expectedValue: euros('18900.00'),
    });
    expect(headers.location).toBe(`/api/v1/prospects/${body.id}`);
    await test.as(admin).get(`prospects/${body.id}`).expect(200, body);
    await test.as(admin).get(`clients/${body.id}`).expect(200, body);
    expect(await namesIn(admin, 'prospects')).toEqual(['Hotel Monviso S.r.l.']);
    expect(await namesIn(admin, 'prospects?q=monviso')).toEqual(['Hotel Monviso S.r.l.']);
    expect(await namesIn(admin, 'clients')).toEqual([]);
    expect(await namesIn(admin, 'clients?q=monviso')).toEqual([]);
    const client = await test.make.client(admin);
    await test.as(admin).get(`prospects/${client.id}`).expect(404);
    await test.as(admin).post(`prospects/${client.id}/convert`).expect(404);
    await test.as(admin).patch(`prospects/${client.id}`).set('If-Match', '*').send({ notes: 'x' }).expect(404);
    await test.as(admin).delete(`prospects/${client.id}`).set('If-Match', '*').expect(404);
  });

  it('moves between stages with the current version: of two simultaneous moves one is refused', async () => {
    const { admin } = await test.make.agency();
    const [, second, third] = await stagesOf(admin);
    const { id } = await test.make.prospect(admin);
    const move = (pipelineStageId?: string) => test.as(admin).patch(`prospects/${id}`).set('If-Match', '"1"').send({ pipelineStageId });
    const answers = await Promise.all([move(second?.id), move(third?.id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const moved = answers.find(({ status }) => status === 200)?.body;
    expect(moved.version).toBe(2);
    expect(moved.stageSince > moved.createdAt).toBe(true);
    const { body: timeline } = await test.as(admin).get(`clients/${id}/timeline`).expect(200);
    expect(timeline.data[0]).toMatchObject({
      kind: 'updated',
      changes: [{ field: 'pipelineStage', from: 'Nuovo', to: moved.pipelineStage.name }],
    });
    await test
      .as(admin)
      .patch(`prospects/${id}`)
      .set('If-Match', '*')
      .send({ pipelineStageId: '01890000-0000-7000-8000-000000000000' })
      .expect(422)
      .expect(({ body }) => expect(body.errors).toMatchObject([{ pointer: '/pipelineStageId', code: 'not-found' }]));
    const { admin: stranger } = await test.make.agency();
    const [foreign] = await stagesOf(stranger);
    await test.as(admin).patch(`prospects/${id}`).set('If-Match', '*').send({ pipelineStageId: foreign?.id }).expect(422);
    await test
      .as(admin)
      .post('prospects')
      .send({ type: 'retail', firstName: 'A', lastName: 'B', pipelineStageId: foreign?.id })
      .expect(422);
  });

  it('is marked as lost with a reason, keeps its stage, and can be reopened', async () => {
    const { admin } = await test.make.agency();
    const [, second] = await stagesOf(admin);
    const { id } = await test.make.prospect(admin, { pipelineStageId: second?.id ?? '' });
    await test.as(admin).post(`prospects/${id}/lose`).send({ reason: ' ' }).expect(422);
    const { body: lost } = await test.as(admin).post(`prospects/${id}/lose`).send({ reason: 'Prezzo' }).expect(200);
    expect(lost).toMatchObject({ status: 'prospect', lostReason: 'Prezzo', pipelineStage: { name: 'Contattato' }, version: 2 });
    expect(lost.lostAt).toBe(lost.updatedAt);
    await test.as(admin).post(`prospects/${id}/lose`).send({ reason: 'Prezzo' }).expect(200, lost);
    await test
      .as(admin)
      .patch(`prospects/${id}`)
      .set('If-Match', '*')
      .send({ pipelineStageId: (await stagesOf(admin))[2]?.id })
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('prospect-lost'));
    expect(await namesIn(admin, 'prospects?lost=false')).toEqual([]);
    expect(await namesIn(admin, 'prospects?lost=true')).toHaveLength(1);
    expect(await namesIn(admin, 'prospects')).toHaveLength(1);
    const { body: open } = await test.as(admin).post(`prospects/${id}/reopen`).expect(200);
    expect(open).toMatchObject({ lostAt: null, lostReason: null, pipelineStage: { name: 'Contattato' }, version: 3 });
    await test.as(admin).post(`prospects/${id}/reopen`).expect(200, open);
    const { body: timeline } = await test.as(admin).get(`clients/${id}/timeline`).expect(200);
    expect(timeline.data.map(({ kind }: { kind: string }) => kind)).toEqual(['reopened', 'lost', 'created']);
  });

  it('is sorted by value and by days in its stage, in pages, both ways', async () => {
    const { admin } = await test.make.agency();
    for (const amount of ['300', '20', '1000', null])
      await test.make.prospect(admin, { lastName: `Vale ${amount ?? 'ignoto'}`, expectedValue: amount === null ? null : euros(amount) });
    expect(await namesIn(admin, 'prospects?sort=-expectedValue')).toEqual([
      'Paola Vale 1000',
      'Paola Vale 300',
      'Paola Vale 20',
      'Paola Vale ignoto',
    ]);
    expect(await namesIn(admin, 'prospects?sort=expectedValue&q=vale')).toEqual([
      'Paola Vale ignoto',
      'Paola Vale 20',
      'Paola Vale 300',
      'Paola Vale 1000',
    ]);
    expect(await namesIn(admin, 'prospects?sort=stageSince')).toEqual([
      'Paola Vale 300',
      'Paola Vale 20',
      'Paola Vale 1000',
      'Paola Vale ignoto',
    ]);
    for (const sort of ['expectedValue', '-expectedValue', 'stageSince', '-stageSince', 'displayName', '-updatedAt']) {
      for (const q of ['', '&q=vale']) {
        const all = await namesIn(admin, `prospects?sort=${sort}${q}`);
        const found: string[] = [];
        let path = `prospects?sort=${sort}${q}&limit=1`;
        let prev = '';
        for (let n = 0; n < 4; n += 1) {
          const { body } = await test.as(admin).get(path).expect(200);
          found.push(body.data[0].displayName);
          prev = body.page.prevCursor;
          path = `prospects?sort=${sort}${q}&limit=1&cursor=${body.page.nextCursor}`;
        }
        expect([sort, q, found]).toEqual([sort, q, all]);
        expect(await namesIn(admin, `prospects?sort=${sort}${q}&limit=1&cursor=${prev}`)).toEqual([all[2]]);
      }
    }
    await test.as(admin).get('clients?sort=expectedValue').expect(400);
  });
});

describe('a conversion', () => {
  it('keeps id and history, is recorded, and can be undone completely', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const [, second] = await stagesOf(admin);
    const before = await test.make.prospect(admin, { pipelineStageId: second?.id ?? '', expectedValue: euros('10') });
    const { body: client } = await test.as(admin).post(`prospects/${before.id}/convert`).expect(200);
    expect(client).toMatchObject({
      id: before.id,
      status: 'client',
      pipelineStage: null,
      stageSince: null,
      version: 2,
      expectedValue: euros('10.00'),
    });
    expect(client.convertedAt).toBe(client.updatedAt);
    await test.as(admin).get(`prospects/${before.id}`).expect(404);
    expect(await namesIn(admin, 'clients')).toHaveLength(1);
    expect(await namesIn(admin, 'prospects')).toEqual([]);
    // Repeating the conversion returns the same client, and the token again to the user who converted it.
    await test.as(admin).post(`prospects/${before.id}/convert`).expect(200, client);
    const colleague = await test.make.person(agency, { visibility: 'agency' });
    await test
      .as(colleague)
      .post(`prospects/${before.id}/convert`)
      .expect(200, { ...client, undoToken: null });
    await test.as(colleague).post(`undo/${client.undoToken}`).expect(404);

    await test
      .as(admin)
      .post(`undo/${client.undoToken}`)
      .expect(202)
      .expect(({ body }) => expect(body).toMatchObject({ state: 'done', result: { changed: 1, refused: [] }, undoToken: null }));
    const { body: again } = await test.as(admin).get(`prospects/${before.id}`).expect(200);
    expect(again).toEqual({ ...before, updatedAt: again.updatedAt, version: 3 });
    await test.as(admin).post(`undo/${client.undoToken}`).expect(409);
    const { body: timeline } = await test.as(admin).get(`clients/${before.id}/timeline`).expect(200);
    expect(timeline.data.map(({ kind }: { kind: string }) => kind)).toEqual(['conversion-undone', 'converted', 'created']);
  });

  it('when undone, restores a lost prospect as lost, in the first stage if its own was deleted', async () => {
    const { admin } = await test.make.agency();
    const [, second] = await stagesOf(admin);
    const { id } = await test.make.prospect(admin, { pipelineStageId: second?.id ?? '' });
    await test.as(admin).post(`prospects/${id}/lose`).send({ reason: 'Non risponde' }).expect(200);
    const { body: client } = await test.as(admin).post(`prospects/${id}/convert`).expect(200);
    await test.as(admin).delete(`pipeline-stages/${second?.id}`).set('If-Match', '*').expect(204);
    await test.as(admin).post(`undo/${client.undoToken}`).expect(202);
    await test
      .as(admin)
      .get(`prospects/${id}`)
      .expect(({ body }) => expect(body).toMatchObject({ lostReason: 'Non risponde', pipelineStage: { name: 'Nuovo' } }));
  });

  it('by a hundred simultaneous requests happens once', async () => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.prospect(admin);
    const answers = await Promise.all(Array.from({ length: 100 }, () => test.as(admin).post(`prospects/${id}/convert`)));
    // Requests that would wait too long for the lock get a 503.
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    const done = answers.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify(body));
    expect(done.length).toBeGreaterThan(10);
    expect(new Set(done).size).toBe(1);
    expect(await namesIn(admin, 'clients')).toHaveLength(1);
    const { body: timeline } = await test.as(admin).get(`clients/${id}/timeline?kind=converted`).expect(200);
    expect(timeline.data).toHaveLength(1);
  });
});
