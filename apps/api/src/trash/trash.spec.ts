import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const remove = (by: Person, id: string) => test.as(by).delete(`clients/${id}`).set('If-Match', '*').expect(204);
const restore = (by: Person, id: string) => test.as(by).post(`trash/clients/${id}/restore`);
const names = (body: { data: { displayName: string }[] }) => body.data.map(({ displayName }) => displayName.replace('Maria ', ''));

describe('the trash', () => {
  it('lists who deleted each record, when, until when it is kept, and whether it can be restored', async () => {
    const agency = await test.make.agency();
    const client = await test.make.client(agency.admin, { lastName: 'Buttata' });
    await remove(agency.admin, client.id);
    const { body } = await test.as(agency.admin).get('trash').expect(200);
    expect(body).toEqual({
      data: [
        {
          kind: 'clients',
          id: client.id,
          displayName: 'Maria Buttata',
          client: null,
          deletedAt: expect.any(String),
          deletedBy: { id: agency.admin.id, displayName: agency.admin.displayName },
          purgedAt: expect.any(String),
          restorable: true,
        },
      ],
      page: { nextCursor: null, prevCursor: null, hasMore: false },
    });
    expect(Date.parse(body.data[0].purgedAt) - Date.parse(body.data[0].deletedAt)).toBe(30 * 86_400_000);
    expect(Math.abs(Date.parse(body.data[0].deletedAt) - Date.now())).toBeLessThan(60_000);
  });

  it('is paged both ways, newest first', async () => {
    const { admin } = await test.make.agency();
    for (const lastName of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) await remove(admin, (await test.make.client(admin, { lastName })).id);
    const page = async (query: string) => (await test.as(admin).get(`trash?limit=3${query}`).expect(200)).body;
    const first = await page('');
    const second = await page(`&cursor=${first.page.nextCursor}`);
    const third = await page(`&cursor=${second.page.nextCursor}`);
    expect([first, second, third].map(names)).toEqual([['G', 'F', 'E'], ['D', 'C', 'B'], ['A']]);
    expect([first, second, third].map((found) => found.page.hasMore)).toEqual([true, true, false]);
    expect(names(await page(`&cursor=${third.page.prevCursor}`))).toEqual(['D', 'C', 'B']);
    expect((await page(`&cursor=${second.page.prevCursor}`)).page.prevCursor).toBeNull();
  });

  it('shows records to those who could see them before, and lets those restore who may delete', async () => {
    const agency = await test.make.agency();
    const [collaborator, other] = [await test.make.person(agency), await test.make.person(agency)];
    const front = await test.make.person(agency, { role: 'front_office', visibility: 'agency' });
    const back = await test.make.person(agency, { role: 'back_office', visibility: 'agency' });
    const { admin: stranger } = await test.make.agency();
    const clients = {
      given: await test.make.client(agency.admin, { lastName: 'Assegnata', assigneeId: collaborator.id }),
      own: await test.make.client(collaborator, { lastName: 'Creata' }),
      foreign: await test.make.client(agency.admin, { lastName: 'Altrui' }),
    };
    for (const { id } of Object.values(clients)) await remove(agency.admin, id);
    const seen = async (person: Person) =>
      (await test.as(person).get('trash').expect(200)).body.data.map(
        (item: { displayName: string; restorable: boolean }) => `${item.displayName} ${item.restorable}`,
      );
    expect(await seen(back)).toEqual(['Maria Altrui true', 'Maria Creata true', 'Maria Assegnata true']);
    expect(await seen(front)).toEqual(['Maria Altrui false', 'Maria Creata false', 'Maria Assegnata false']);
    expect(await seen(collaborator)).toEqual(['Maria Creata true', 'Maria Assegnata false']);
    expect(await seen(other)).toEqual([]);
    expect(await seen(stranger)).toEqual([]);

    await restore(front, clients.own.id).expect(403);
    await restore(collaborator, clients.given.id)
      .expect(403)
      .expect(({ body }) => expect(body.code).toBe('not-your-creation'));
    await restore(collaborator, clients.foreign.id).expect(404);
    await restore(other, clients.own.id).expect(404);
    await restore(stranger, clients.own.id).expect(404);
    await restore(collaborator, clients.own.id).expect(200);
    await restore(back, clients.given.id).expect(200);
    expect(await seen(collaborator)).toEqual([]);
  });

  it.each(['limit=0', 'limit=201', 'kind=clients', 'count=exact', 'cursor='])('refuses ?%s', async (query) => {
    const { admin } = await test.make.agency();
    await test.as(admin).get(`trash?${query}`).expect(400);
  });
});

describe('a client in the trash', () => {
  it('can be neither read nor changed nor deleted again, and is in no list or count', async () => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.client(admin, { lastName: 'Nascosta' });
    await remove(admin, id);
    await test.as(admin).get(`clients/${id}`).expect(404);
    await test.as(admin).get(`clients/${id}/timeline`).expect(404);
    await test.as(admin).patch(`clients/${id}`).set('If-Match', '*').send({ notes: 'x' }).expect(404);
    await test.as(admin).delete(`clients/${id}`).set('If-Match', '*').expect(404);
    await test
      .as(admin)
      .get('clients?count=exact')
      .expect(({ body }) => expect([body.data, body.page.total]).toEqual([[], 0]));
    await test
      .as(admin)
      .get(`clients?q=${id}`)
      .expect(({ body }) => expect(body.data).toEqual([]));
  });

  it('is restored with the next version and a timeline entry', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin, { omniaCode: 'OM-7' });
    await remove(admin, client.id);
    await restore(admin, client.id)
      .expect(200)
      .expect('ETag', '"3"')
      .expect(({ body }) => expect(body).toMatchObject({ id: client.id, omniaCode: 'OM-7', version: 3 }));
    const { body } = await test.as(admin).get(`clients/${client.id}/timeline`).expect(200);
    expect(body.data.map(({ kind }: { kind: string }) => kind)).toEqual(['restored', 'deleted', 'created']);
    await restore(admin, client.id).expect(404);
  });

  it('is restored without a code in use only when the request allows it, and reports the code', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin, { omniaCode: 'OM-8' });
    await remove(admin, client.id);
    await test.make.client(admin, { omniaCode: 'om-8' });
    await restore(admin, client.id)
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('omnia-code-taken'));
    await restore(admin, client.id)
      .send({ clear: ['email'] })
      .expect(422);
    await restore(admin, client.id)
      .send({ clear: ['omniaCode'] })
      .expect(200);
    const { body } = await test.as(admin).get(`clients/${client.id}/timeline?kind=restored`).expect(200);
    expect(body.data[0].changes).toEqual([{ field: 'omniaCode', from: 'OM-8', to: null }]);
  });

  it('is restored once by ten simultaneous requests', async () => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.client(admin);
    await remove(admin, id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => restore(admin, id)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
  });

  it('is restored only under the path of its own kind', async () => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.client(admin);
    await restore(admin, id).expect(404);
    await remove(admin, id);
    for (const path of [
      `trash/prospects/${id}/restore`,
      'trash/clients/x/restore',
      'trash/clients/01890000-0000-7000-8000-000000000000/restore',
    ])
      await test.as(admin).post(path).expect(404);
  });
});
