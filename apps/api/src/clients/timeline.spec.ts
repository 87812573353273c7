import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

interface Entry {
  kind: string;
  changes: { field: string; from: unknown; to: unknown }[];
}
const timeline = (person: Person, id: string, query = '') => test.as(person).get(`clients/${id}/timeline${query}`);
const change = (person: Person, id: string, body: object) =>
  test.as(person).patch(`clients/${id}`).set('If-Match', '*').send(body).expect(200);
const latest = async (person: Person, id: string): Promise<Entry> => (await timeline(person, id).expect(200)).body.data[0];

describe('the history of a client', () => {
  it('records who did what, when and from where, newest first', async () => {
    const agency = await test.make.agency();
    const colleague = await test.make.person(agency, { visibility: 'agency' });
    const { id } = await test.make.client(agency.admin);
    await change(colleague, id, { notes: 'richiamare' });
    const { body } = await timeline(agency.admin, id).expect(200);
    const common = { id: expect.any(String), at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), origin: 'staff', link: null };
    expect(body).toEqual({
      data: [
        {
          ...common,
          kind: 'updated',
          title: 'Client changed',
          actor: { id: colleague.id, displayName: colleague.displayName },
          changes: [{ field: 'notes', from: null, to: 'richiamare' }],
        },
        {
          ...common,
          kind: 'created',
          title: 'Client created',
          actor: { id: agency.admin.id, displayName: agency.admin.displayName },
          changes: [],
        },
      ],
      page: { nextCursor: null, prevCursor: null, hasMore: false },
    });
    expect(body.data[0].at >= body.data[1].at).toBe(true);
  });

  it('records each changed field with its value before and after, in the API’s format', async () => {
    const agency = await test.make.agency();
    const [old, young] = [await test.make.tag(agency.admin, 'Vecchio'), await test.make.tag(agency.admin, 'Nuovo')];
    const colleague = await test.make.person(agency);
    const { id } = await test.make.client(agency.admin, {
      type: 'professional',
      tagIds: [old.id],
      phone: '+390115551234',
      annualRevenue: { amount: '10.50', currency: 'EUR' },
    });
    await change(agency.admin, id, {
      phone: '347 555 0142',
      annualRevenue: { amount: '99.9', currency: 'EUR' },
      birthDate: '1980-01-31',
      address: { city: 'Torino' },
      tagIds: [young.id],
      assigneeId: colleague.id,
      employeeCount: 0,
    });
    const { changes } = await latest(agency.admin, id);
    expect(Object.fromEntries(changes.map(({ field, from, to }) => [field, [from, to]]))).toEqual({
      phone: ['+390115551234', '+393475550142'],
      annualRevenue: [
        { amount: '10.50', currency: 'EUR' },
        { amount: expect.stringMatching(/^99\.90?$/), currency: 'EUR' },
      ],
      birthDate: [null, '1980-01-31'],
      address: [null, { city: 'Torino' }],
      tags: [['Vecchio'], ['Nuovo']],
      assignee: [null, colleague.displayName],
      employeeCount: [null, 0],
    });
    await change(agency.admin, id, { assigneeId: null, tagIds: [] });
    expect((await latest(agency.admin, id)).changes).toEqual(
      expect.arrayContaining([
        { field: 'assignee', from: colleague.displayName, to: null },
        { field: 'tags', from: ['Nuovo'], to: [] },
      ]),
    );
  });

  it('has no entry for a change that was refused', async () => {
    const agency = await test.make.agency();
    const { id } = await test.make.client(agency.admin);
    await test.as(agency.admin).patch(`clients/${id}`).set('If-Match', '"7"').send({ notes: 'x' }).expect(412);
    await test
      .as(agency.admin)
      .patch(`clients/${id}`)
      .set('If-Match', '*')
      .send({ notes: 'x', tagIds: ['01890000-0000-7000-8000-000000000000'] })
      .expect(422);
    await test.make.client(agency.admin, { omniaCode: 'OM-1' });
    await test.as(agency.admin).patch(`clients/${id}`).set('If-Match', '*').send({ notes: 'x', omniaCode: 'OM-1' }).expect(409);
    await timeline(agency.admin, id).expect(({ body }) => expect(body.data).toHaveLength(1));
    await test
      .as(agency.admin)
      .get(`clients/${id}`)
      .expect(({ body }) => expect(body).toMatchObject({ notes: null, version: 1 }));
  });

  it('is paged both ways, filtered by kind and counted', async () => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.client(admin);
    for (let n = 1; n <= 6; n += 1) await change(admin, id, { notes: `${n}` });
    const page = async (query: string) => (await timeline(admin, id, query).expect(200)).body;
    const firstChanges = (body: { data: Entry[] }) => body.data.map(({ kind, changes }) => changes[0]?.to ?? kind);
    const first = await page('?limit=3');
    const second = await page(`?limit=3&cursor=${first.page.nextCursor}`);
    const third = await page(`?limit=3&cursor=${second.page.nextCursor}`);
    expect([first, second, third].map(firstChanges)).toEqual([['6', '5', '4'], ['3', '2', '1'], ['created']]);
    expect(firstChanges(await page(`?limit=3&cursor=${third.page.prevCursor}`))).toEqual(['3', '2', '1']);
    expect(firstChanges(await page('?kind=created'))).toEqual(['created']);
    expect(firstChanges(await page('?kind=created,updated&limit=1'))).toEqual(['6']);
    expect((await page('?count=exact&limit=1')).page).toMatchObject({ total: 7, totalCapped: false, hasMore: true });
    expect((await page('?count=exact&kind=updated')).page.total).toBe(6);
    // A kind without entries returns an empty page, not a 404.
    expect(await page('?kind=restored&count=exact')).toMatchObject({ data: [], page: { total: 0, hasMore: false } });
  });

  it.each(['kind=invented', 'kind=', 'limit=0', 'sort=at', 'cursor=AAAA.BBBB'])('refuses ?%s', async (query) => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.client(admin);
    await timeline(admin, id, `?${query}`).expect(400);
  });

  it('is visible exactly to those who can see the client', async () => {
    const agency = await test.make.agency();
    const [collaborator, other] = [await test.make.person(agency), await test.make.person(agency)];
    const { admin: stranger } = await test.make.agency();
    const { id } = await test.make.client(agency.admin, { assigneeId: collaborator.id });
    await timeline(collaborator, id)
      .expect(200)
      .expect(({ body }) => expect(body.data).toHaveLength(1));
    for (const person of [other, stranger]) {
      await timeline(person, id).expect(404);
      await timeline(person, id, '?kind=restored&count=exact').expect(404);
    }
    await change(agency.admin, id, { assigneeId: other.id });
    await timeline(collaborator, id).expect(404);
    await timeline(other, id)
      .expect(200)
      .expect(({ body }) => expect(body.data).toHaveLength(2));
  });
});
