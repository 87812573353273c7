import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const listed = async (person: Person, query = '') => (await test.as(person).get(`notifications${query}`).expect(200)).body;
const assign = (by: Person, clientId: string, assigneeId: string | null) =>
  test.as(by).patch(`clients/${clientId}`).set('If-Match', '*').send({ assigneeId }).expect(200);

describe('a reassigned client', () => {
  it('notifies the new and the previous assignee, and not the caller', async () => {
    const agency = await test.make.agency();
    const [marco, elena] = [await test.make.person(agency), await test.make.person(agency)];
    const client = await test.make.client(agency.admin);
    await assign(agency.admin, client.id, marco.id);
    expect(await listed(marco)).toMatchObject({
      unread: 1,
      data: [
        {
          kind: 'clients-assigned',
          count: 1,
          byName: agency.admin.displayName,
          clientId: client.id,
          clientName: client.displayName,
          action: null,
          readAt: null,
        },
      ],
    });
    await assign(agency.admin, client.id, elena.id);
    const [lost, got] = (await listed(marco)).data;
    // Marco no longer sees the client, nor its name in earlier notifications.
    expect(lost).toMatchObject({ kind: 'clients-unassigned', clientId: null, clientName: null });
    expect(got).toMatchObject({ kind: 'clients-assigned', clientId: null, clientName: null });
    expect((await listed(elena)).data).toEqual([expect.objectContaining({ kind: 'clients-assigned', clientId: client.id })]);
    expect(await listed(agency.admin)).toMatchObject({ unread: 0, data: [] });
  });

  it('is shown with its current name, and without a name once it is deleted', async () => {
    const agency = await test.make.agency();
    const marco = await test.make.person(agency);
    const client = await test.make.client(agency.admin, { assigneeId: marco.id });
    await test.as(agency.admin).patch(`clients/${client.id}`).set('If-Match', '*').send({ lastName: 'Nuovonome' }).expect(200);
    expect((await listed(marco)).data).toEqual([expect.objectContaining({ clientName: 'Maria Nuovonome' })]);
    await test.as(agency.admin).delete(`clients/${client.id}`).set('If-Match', '*').expect(204);
    expect((await listed(marco)).data).toEqual([expect.objectContaining({ clientId: null, clientName: null })]);
  });

  it('sends no notification to oneself', async () => {
    const agency = await test.make.agency();
    const client = await test.make.client(agency.admin);
    await assign(agency.admin, client.id, agency.admin.id);
    expect((await listed(agency.admin)).data).toEqual([]);
  });
});

describe('notifications', () => {
  it('are marked as read one by one or all at once, by their recipient only', async () => {
    const agency = await test.make.agency();
    const [marco, elena] = [await test.make.person(agency), await test.make.person(agency)];
    for (let n = 0; n < 3; n += 1) await test.make.client(agency.admin, { assigneeId: marco.id });
    const { data } = await listed(marco);
    await test.as(marco).post(`notifications/${data[1].id}/read`).expect(204);
    await test.as(marco).post(`notifications/${data[1].id}/read`).expect(204);
    expect((await listed(marco)).unread).toBe(2);
    for (const other of [elena, agency.admin]) await test.as(other).post(`notifications/${data[0].id}/read`).expect(404);
    await test.as(elena).post('notifications/read').expect(204);
    expect((await listed(marco)).unread).toBe(2);
    await test.as(marco).post('notifications/read').expect(204);
    const read = await listed(marco);
    expect(read.unread).toBe(0);
    expect(read.data.filter(({ readAt }: { readAt: string | null }) => readAt === null)).toEqual([]);
  });

  it('are listed newest first, in pages, both ways', async () => {
    const agency = await test.make.agency();
    const marco = await test.make.person(agency);
    const names: string[] = [];
    for (let n = 0; n < 5; n += 1) names.unshift((await test.make.client(agency.admin, { assigneeId: marco.id })).displayName);
    const namesOf = (page: { data: { clientName: string }[] }) => page.data.map(({ clientName }) => clientName);
    const first = await listed(marco, '?limit=2');
    const second = await listed(marco, `?limit=2&cursor=${first.page.nextCursor}`);
    const third = await listed(marco, `?limit=2&cursor=${second.page.nextCursor}`);
    expect([first, second, third].flatMap(namesOf)).toEqual(names);
    expect(third.page).toMatchObject({ hasMore: false, nextCursor: null });
    expect(namesOf(await listed(marco, `?limit=2&cursor=${second.page.prevCursor}`))).toEqual(namesOf(first));
    await test.as(agency.admin).get(`notifications?limit=2&cursor=${first.page.nextCursor}`).expect(400);
  });
});
