import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const latest = async (person: Person, clientId: string) =>
  (await test.as(person).get(`clients/${clientId}/timeline?limit=1`).expect(200)).body.data[0];

describe('a referenced record', () => {
  const sheet = async () => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.client(admin);
    const add = async (tab: string, body: object) => (await test.as(admin).post(`clients/${id}/${tab}`).send(body).expect(201)).body;
    return { admin, id, add };
  };

  it('is shown by name beside its id, and in the timeline', async () => {
    const { admin, id, add } = await sheet();
    const site = await add('sites', { label: 'Capannone' });
    const installation = await add('installations', { name: 'Caldaia', siteId: site.id });
    expect(installation).toMatchObject({ siteId: site.id, site: { id: site.id, displayName: 'Capannone' } });
    expect((await latest(admin, id)).changes).toContainEqual({ field: 'site', from: null, to: 'Capannone' });
    const intervention = await add('interventions', { performedOn: '2026-01-01', installationId: installation.id, technicianId: admin.id });
    expect(intervention).toMatchObject({
      installation: { displayName: 'Caldaia' },
      technician: { displayName: admin.displayName },
      site: null,
    });
  });

  it('must belong to the same client and not be deleted', async () => {
    const { admin, id, add } = await sheet();
    const elsewhere = await test.make.client(admin);
    const { body: other } = await test.as(admin).post(`clients/${elsewhere.id}/sites`).send({ label: 'Altrove' }).expect(201);
    const gone = await add('sites', { label: 'Chiusa' });
    await test.as(admin).delete(`clients/${id}/sites/${gone.id}`).set('If-Match', '*').expect(204);
    for (const siteId of [other.id, gone.id, '01890000-0000-7000-8000-000000000000'])
      await test
        .as(admin)
        .post(`clients/${id}/installations`)
        .send({ name: 'x', siteId })
        .expect(422)
        .expect(({ body }) => expect(body.errors).toMatchObject([{ pointer: '/siteId', code: 'not-found' }]));
  });

  it('is not deleted while it is referenced, and restoring a record without it is refused', async () => {
    const { admin, id, add } = await sheet();
    const site = await add('sites', { label: 'Capannone' });
    const installation = await add('installations', { name: 'Caldaia', siteId: site.id });
    await add('contracts', { coverageClass: 'Incendio', siteId: site.id });
    const remove = (tab: string, record: string) => test.as(admin).delete(`clients/${id}/${tab}/${record}`).set('If-Match', '*');
    const { body: refused } = await remove('sites', site.id).expect(409);
    expect(refused).toMatchObject({ code: 'record-in-use' });
    expect(
      refused.usedBy.map(({ kind, displayName }: { kind: string; displayName: string }) => `${kind} ${displayName}`).toSorted(),
    ).toEqual(['contracts Incendio', 'installations Caldaia']);
    const { body: contracts } = await test.as(admin).get(`clients/${id}/contracts`).expect(200);
    await remove('contracts', contracts.data[0].id).expect(204);
    await remove('installations', installation.id).expect(204);
    await remove('sites', site.id).expect(204);
    const restore = (body?: object) => test.as(admin).post(`trash/installations/${installation.id}/restore`).send(body);
    const { body: conflict } = await restore().expect(409);
    expect(conflict).toMatchObject({ code: 'reference-in-trash', errors: [{ pointer: '/siteId' }] });
    const { body: restored } = await restore({ clear: ['siteId'] }).expect(200);
    expect(restored).toMatchObject({ siteId: null, site: null });
    expect((await latest(admin, id)).changes).toContainEqual({ field: 'site', from: 'Capannone', to: null });
  });
});
