import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { until } from '../../test/until.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'bulk_exact');
});
afterAll(() => test.close());

const ask = (by: Person, body: object) => test.as(by).post('clients/bulk').send(body);
const jobOf = async (by: Person, { id }: { id: string }) => (await test.as(by).get(`jobs/${id}`).expect(200)).body;
/** Waits for the job to end and returns it. */
async function ended(by: Person, job: { id: string }) {
  await until(async () => !['queued', 'running'].includes((await jobOf(by, job)).state));
  return jobOf(by, job);
}
const bulk = async (by: Person, body: object) => ended(by, (await ask(by, body).expect(202)).body);
const clientOf = async (by: Person, id: string) => (await test.as(by).get(`clients/${id}`).expect(200)).body;
const totalOf = async (by: Person, query: string) =>
  (await test.as(by).get(`clients?count=exact${query}`).expect(200)).body.page.total as number;

describe('a bulk change by filter', () => {
  const similar = async () => {
    const agency = await test.make.agency();
    const { id } = await test.make.client(agency.admin, { lastName: 'Zanbrattini' });
    return { admin: agency.admin, id };
  };

  it.each([
    ['delete', {}],
    ['assign', { assigneeId: null }],
  ])('ignores typo matches: %s', async (operation, more) => {
    const { admin, id } = await similar();
    const filter = { q: 'Zanbrattino' };
    expect(await totalOf(admin, '&q=Zanbrattino')).toBe(1);
    expect(await totalOf(admin, '&q=Zanbrattino&exact=true')).toBe(0);
    expect((await test.as(admin).get('clients?q=Zanbrattino&exact=true').expect(200)).body.data).toEqual([]);
    const job = await bulk(admin, { filter, operation, ...more });
    expect(job).toMatchObject({ state: 'done', progress: { done: 0, total: 0 }, result: { changed: 0, refusedCount: 0 } });
    expect((await clientOf(admin, id)).version).toBe(1);
  });

  it('of prospects ignores typo matches too', async () => {
    const agency = await test.make.agency();
    const { id } = await test.make.prospect(agency.admin, { lastName: 'Zanbrattini' });
    const prospects = async (query: string) =>
      (await test.as(agency.admin).get(`prospects?count=exact&q=Zanbrattino${query}`).expect(200)).body.page.total;
    expect([await prospects(''), await prospects('&exact=true')]).toEqual([1, 0]);
    const asked = await test
      .as(agency.admin)
      .post('prospects/bulk')
      .send({ filter: { q: 'Zanbrattino' }, operation: 'delete' })
      .expect(202);
    expect(await ended(agency.admin, asked.body)).toMatchObject({ progress: { total: 0 }, result: { changed: 0 } });
    await test.as(agency.admin).get(`prospects/${id}`).expect(200);
  });

  it('is refused when the number of matches is not the expected one', async () => {
    const { admin, id } = await similar();
    const remove = (expectedTotal: number) => ask(admin, { filter: { q: 'Zanbrattini' }, operation: 'delete', expectedTotal });
    await test.make.client(admin, { lastName: 'Zanbrattini' });
    const { body } = await remove(1).expect(409);
    expect(body).toMatchObject({ code: 'count-changed', total: 2 });
    expect((await clientOf(admin, id)).version).toBe(1);
    expect(await ended(admin, (await remove(2).expect(202)).body)).toMatchObject({ result: { changed: 2 } });
    await ask(admin, { ids: [id], operation: 'delete', expectedTotal: 1 }).expect(422);
  });
});
