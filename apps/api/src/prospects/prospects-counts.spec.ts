import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person, TestAgency } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const stagesOf = async (person: Person): Promise<{ id: string }[]> => (await test.as(person).get('pipeline-stages').expect(200)).body.data;
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const namesIn = async (person: Person, path: string): Promise<string[]> =>
  (await test.as(person).get(path).expect(200)).body.data.map(({ displayName }: { displayName: string }) => displayName);

it('visible prospects are counted and summed by stage, with lost and converted ones apart', async () => {
  const agency = await test.make.agency();
  const { admin } = agency;
  const own = await test.make.person(agency);
  const [, second] = await stagesOf(admin);
  await test.make.prospect(admin, { expectedValue: euros('0.10'), source: 'Fiera' });
  await test.make.prospect(admin, { expectedValue: euros('0.20') });
  await test.make.prospect(own, { expectedValue: euros('1000'), pipelineStageId: second?.id ?? '' });
  const lost = await test.make.prospect(admin, { expectedValue: euros('7') });
  await test.as(admin).post(`prospects/${lost.id}/lose`).send({ reason: 'Concorrenza' }).expect(200);
  const won = await test.make.prospect(admin, { expectedValue: euros('5') });
  await test.as(admin).post(`prospects/${won.id}/convert`).expect(200);
  const counts = async (person: Person, query = '') => {
    const { body } = await test.as(person).get(`prospects/counts${query}`).expect(200);
    return [
      ...body.data.map(({ stage, total, expectedValue }: { stage: { name: string }; total: number; expectedValue: { amount: string } }) => [
        stage.name,
        total,
        expectedValue.amount,
      ]),
      ['lost', body.lost.total, body.lost.expectedValue.amount],
      ['converted', body.converted.total, body.converted.expectedValue.amount],
    ];
  };
  expect(await counts(admin)).toEqual([
    ['Nuovo', 2, '0.30'],
    ['Contattato', 1, '1000.00'],
    ['In valutazione', 0, '0.00'],
    ['Trattativa', 0, '0.00'],
    ['lost', 1, '7.00'],
    ['converted', 1, '5.00'],
  ]);
  const nothing = ['Nuovo', 0, '0.00'];
  expect((await counts(own)).filter(([, total]) => total > 0)).toEqual([['Contattato', 1, '1000.00']]);
  expect((await counts(admin, '?source=Fiera')).filter(([, total]) => total > 0)).toEqual([['Nuovo', 1, '0.10']]);
  expect((await counts(admin, '?q=nessuno si chiama cosi'))[0]).toEqual(nothing);
  expect((await counts(admin, '?q=paola')).filter(([, total]) => total > 0)).toHaveLength(3);
  expect((await counts(admin, `?stageId=${second?.id}`)).filter(([, total]) => total > 0)).toEqual([['Contattato', 1, '1000.00']]);
  expect(await namesIn(admin, `prospects?stageId=${second?.id}`)).toHaveLength(1);
  expect(await namesIn(admin, `prospects?stageId=${second?.id}&q=paola`)).toHaveLength(1);
  expect(await namesIn(admin, 'prospects?source=Fiera&q=paola')).toHaveLength(1);
  await test.as(admin).get('prospects?lost=forse').expect(400);
});

describe('the sources of prospects', () => {
  it('are those of visible prospects, each once, in alphabetical order', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const own = await test.make.person(agency);
    for (const source of ['Passaparola', 'Sito web', 'Àncora', 'Passaparola', null, 'fiera']) await test.make.prospect(admin, { source });
    const gone = await test.make.prospect(admin, { source: 'Cestinata' });
    await test.as(admin).delete(`prospects/${gone.id}`).set('If-Match', '*').expect(204);
    await test.make.client(admin, { source: 'Di un cliente' });
    await test.make.prospect(own, { source: 'Sito web' });
    await test.make.prospect((await test.make.agency()).admin, { source: 'Altrui' });
    const sources = async (person: Person) => (await test.as(person).get('prospects/sources').expect(200)).body;
    expect(await sources(admin)).toEqual({ data: ['Àncora', 'fiera', 'Passaparola', 'Sito web'], hasMore: false });
    expect(await sources(own)).toEqual({ data: ['Sito web'], hasMore: false });
    expect(await namesIn(admin, `prospects?source=${encodeURIComponent('Àncora')}`)).toHaveLength(1);
  });

  it('are limited to two hundred, and stage counts to ten thousand: both say when there are more', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    await manyProspects(agency, 10_000);
    const counts = async (query = '') => (await test.as(admin).get(`prospects/counts${query}`).expect(200)).body;
    expect((await counts()).data[0]).toMatchObject({ total: 10_000, totalCapped: false, expectedValue: euros('10000.00') });
    await test.make.prospect(admin, { source: 'Una di più', expectedValue: euros('5') });
    const { data, lost } = await counts();
    expect(data[0]).toMatchObject({ total: 10_000, totalCapped: true });
    expect(Number(data[0].expectedValue.amount)).toBeGreaterThanOrEqual(10_000);
    expect(lost).toEqual({ total: 0, totalCapped: false, expectedValue: euros('0.00') });
    expect((await counts('?q=tanti')).data[0]).toMatchObject({ total: 10_000, totalCapped: false });
    const { body } = await test.as(admin).get('prospects/sources').expect(200);
    expect([body.data.length, body.hasMore]).toEqual([200, true]);
  });
});

/** Inserts many prospects of a thousand sources directly, since the API would be too slow. */
async function manyProspects(agency: TestAgency, count: number): Promise<void> {
  const [stage] = await stagesOf(agency.admin);
  await asLogin(test.database.adminUrl, (db) =>
    db.query(
      `INSERT INTO clients (agency_id, id, type, status, first_name, last_name, display_name, sort_name, initials, sort_key, name_key, search, source, expected_value, pipeline_stage_id, stage_since, created_by_id, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'retail', 'prospect', 'N', n::text, 'N ' || n, n || ' N', 'NN', n || ' n', 'n ' || n, ' n tanti ' || n, 'Fonte ' || n % 1000, 1, $3, now(), $2, now(), now() FROM generate_series(1, $4::integer) n`,
      [agency.id, agency.admin.id, stage?.id, count],
    ),
  );
}
