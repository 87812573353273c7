import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const latest = async (person: Person, clientId: string) =>
  (await test.as(person).get(`clients/${clientId}/timeline?limit=1`).expect(200)).body.data[0];
const names = (body: { data: { displayName: string }[] }) => body.data.map(({ displayName }) => displayName);

/** Both kinds of records that belong to the agency. */
const TABS = [
  {
    tab: 'contacts',
    body: { firstName: 'Sara', lastName: 'Colombo' },
    change: { lastName: 'Riva' },
    name: 'Sara Colombo',
    renamed: 'Sara Riva',
  },
  { tab: 'payment-methods', body: { name: 'RID mensile' }, change: { name: 'SDD mensile' }, name: 'RID mensile', renamed: 'SDD mensile' },
];

describe.each(TABS)('$tab', ({ tab, body, change, name, renamed }) => {
  it('are created for a client, linked to another, changed for both, unlinked and never lost', async () => {
    const { admin } = await test.make.agency();
    const [first, second] = [await test.make.client(admin), await test.make.client(admin)];
    const { body: record } = await test.as(admin).post(`clients/${first.id}/${tab}`).send(body).expect(201);
    expect(record).toMatchObject({ ...body, displayName: name, usageCount: 1, version: 1 });
    expect(await latest(admin, first.id)).toMatchObject({ kind: 'sheet-added', changes: [{ field: tab, from: null, to: name }] });

    // Linking a second time changes nothing.
    for (const usageCount of [2, 2])
      await test
        .as(admin)
        .put(`clients/${second.id}/${tab}/${record.id}`)
        .expect(200)
        .expect(({ body: linked }) => expect(linked.usageCount).toBe(usageCount));
    expect(await latest(admin, second.id)).toMatchObject({ kind: 'sheet-linked', changes: [{ field: tab, from: null, to: name }] });
    const { body: timeline } = await test.as(admin).get(`clients/${second.id}/timeline`).expect(200);
    expect(timeline.data).toHaveLength(2);

    const at = `clients/${second.id}/${tab}/${record.id}`;
    await test.as(admin).patch(at).set('If-Match', '"1"').send(change).expect(200).expect('ETag', '"2"');
    for (const { id } of [first, second])
      expect(await latest(admin, id)).toMatchObject({
        kind: 'sheet-changed',
        link: `/api/v1/clients/${id}/${tab}/${record.id}`,
        changes: [{ field: tab, from: name, to: renamed }, expect.anything()],
      });
    expect(names((await test.as(admin).get(`clients/${first.id}/${tab}`).expect(200)).body)).toEqual([renamed]);

    const { body: refused } = await test.as(admin).delete(`${tab}/${record.id}`).set('If-Match', '"2"').expect(409);
    expect(refused.code).toBe('record-in-use');
    expect(refused.usedBy.map(({ id }: { id: string }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
    for (const { id } of [first, second]) {
      await test.as(admin).delete(`clients/${id}/${tab}/${record.id}`).expect(204);
      await test.as(admin).delete(`clients/${id}/${tab}/${record.id}`).expect(404);
      expect(await latest(admin, id)).toMatchObject({ kind: 'sheet-unlinked', changes: [{ field: tab, from: renamed, to: null }] });
    }
    await test.as(admin).get(`${tab}/${record.id}`).expect(200);
    await test.as(admin).delete(`${tab}/${record.id}`).set('If-Match', '"2"').expect(204);
    await test.as(admin).get(`${tab}/${record.id}`).expect(404);
    await test.as(admin).put(`clients/${first.id}/${tab}/${record.id}`).expect(404);
    expect((await test.as(admin).get('trash').expect(200)).body.data).toMatchObject([{ kind: tab, displayName: renamed, client: null }]);
    await test.as(admin).post(`trash/${tab}/${record.id}/restore`).expect(200);
    expect(
      names(
        (
          await test
            .as(admin)
            .get(`${tab}?q=${encodeURIComponent(renamed)}`)
            .expect(200)
        ).body,
      ),
    ).toEqual([renamed]);
  });

  it('are linked once by ten simultaneous requests', async () => {
    const { admin } = await test.make.agency();
    const { id: clientId } = await test.make.client(admin);
    const { body: record } = await test.as(admin).post(tab).send(body).expect(201);
    expect(record.usageCount).toBe(0);
    const answers = await Promise.all(Array.from({ length: 10 }, () => test.as(admin).put(`clients/${clientId}/${tab}/${record.id}`)));
    expect(answers.map(({ status, body: linked }) => [status, linked.usageCount])).toEqual(Array.from({ length: 10 }, () => [200, 1]));
    const { body: timeline } = await test.as(admin).get(`clients/${clientId}/timeline`).expect(200);
    expect(timeline.data).toHaveLength(2);
  });

  it('of clients that are not visible are neither counted nor named, and still cannot be deleted', async () => {
    const agency = await test.make.agency();
    const [owner, other] = [await test.make.person(agency), await test.make.person(agency)];
    const [own, foreign] = [await test.make.client(owner), await test.make.client(other)];
    const { body: record } = await test.as(owner).post(`clients/${own.id}/${tab}`).send(body).expect(201);
    await test.as(agency.admin).put(`clients/${foreign.id}/${tab}/${record.id}`).expect(200);
    const { body: seen } = await test.as(owner).get(`${tab}/${record.id}`).expect(200);
    expect(seen.usageCount).toBe(1);
    await test.as(owner).delete(`clients/${own.id}/${tab}/${record.id}`).expect(204);
    if (tab === 'contacts') return void (await test.as(owner).get(`${tab}/${record.id}`).expect(404));
    const { body: refused } = await test.as(owner).delete(`${tab}/${record.id}`).set('If-Match', '*').expect(409);
    expect(refused).toMatchObject({ code: 'record-in-use', usedBy: [] });
  });
});

describe('a contact', () => {
  it('is visible with one linked client, and without one to its creator and to those who see the agency', async () => {
    const agency = await test.make.agency();
    const [one, two] = [await test.make.person(agency), await test.make.person(agency)];
    const front = await test.make.person(agency, { role: 'front_office', visibility: 'agency' });
    const { admin: stranger } = await test.make.agency();
    const [ofOne, ofTwo] = [await test.make.client(one), await test.make.client(two)];
    const { body: contact } = await test.as(one).post('contacts').send({ lastName: 'Ferri' }).expect(201);
    const seenBy = async () => {
      const found = [];
      for (const person of [one, two, front, stranger]) found.push((await test.as(person).get(`contacts/${contact.id}`)).status);
      return found;
    };
    expect(await seenBy()).toEqual([200, 404, 200, 404]);
    // Linked to a client that the caller cannot see, the contact is no longer free.
    await test.as(front).put(`clients/${ofTwo.id}/contacts/${contact.id}`).expect(200);
    expect(await seenBy()).toEqual([404, 200, 200, 404]);
    await test.as(one).put(`clients/${ofOne.id}/contacts/${contact.id}`).expect(404);
    await test.as(front).put(`clients/${ofOne.id}/contacts/${contact.id}`).expect(200);
    expect(await seenBy()).toEqual([200, 200, 200, 404]);
    for (const [person, count] of [
      [one, 1],
      [front, 2],
    ] as const)
      expect((await test.as(person).get('contacts').expect(200)).body.data).toMatchObject([{ displayName: 'Ferri', usageCount: count }]);
    expect((await test.as(stranger).get('contacts').expect(200)).body.data).toEqual([]);
  });

  it('needs a name, and is sorted by surname', async () => {
    const { admin } = await test.make.agency();
    const { body: problem } = await test.as(admin).post('contacts').send({ role: 'Titolare' }).expect(422);
    expect(problem.errors).toMatchObject([{ pointer: '/lastName', code: 'required' }]);
    for (const [firstName, lastName] of [
      ['Ada', 'Zeta'],
      ['Zoe', 'Alfa'],
    ])
      await test.as(admin).post('contacts').send({ firstName, lastName, phone: '011 5551234', email: 'A@Example.com' }).expect(201);
    const { body } = await test.as(admin).get('contacts').expect(200);
    expect(names(body)).toEqual(['Zoe Alfa', 'Ada Zeta']);
    expect(body.data[0]).toMatchObject({ phone: '+390115551234', email: 'a@example.com' });
    await test.as(admin).patch(`contacts/${body.data[0].id}`).set('If-Match', '*').send({ lastName: null, firstName: null }).expect(422);
  });
});
