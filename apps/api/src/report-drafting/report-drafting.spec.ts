import { startApp, type TestApp } from '../../test/app.js';
import { madeReport } from '../../test/made-report.js';
import type { TestAgency } from '../../test/make.js';
import { BAD_ANSWERS, startTextModel } from '../../test/text-model-server.js';
import type { ReportDetailDto } from '../reports/report-detail.dto.js';
import { ReportDraftingWork } from './report-drafting.work.js';
import { TextModel } from './text-model.js';

const WORDS = 'Chiamatemi al 333 1234567';
let test: TestApp;
let model: Awaited<ReturnType<typeof startTextModel>>;
let agency: TestAgency;
beforeAll(async () => {
  model = await startTextModel();
  test = await startApp({ AI_BASE_URL: model.url, AI_API_KEY: 'k', AI_MODEL: 'modello-di-prova' });
  agency = await test.make.agency();
  await test.make.privacyNotice(agency.admin);
});
afterAll(async () => {
  await test.close();
  await model.close();
});

const made = async () => {
  const client = await test.make.client(agency.admin, { firstName: 'Wioletta', lastName: 'Quattrocchi', email: 'wq@example.it' });
  return (await madeReport(test, agency.admin, client, 'consulting', { 'priorities.own_words': WORDS })).id;
};
const read = async (id: string): Promise<ReportDetailDto> => (await test.as(agency.admin).get(`reports/${id}`).expect(200)).body;
const sectionOf = ({ sections }: ReportDetailDto, wanted: string) => sections.find(({ code }) => code === wanted);
async function draft(id: string, sections?: string[]) {
  const { body: job } = await test.as(agency.admin).post(`reports/${id}/draft-texts`).send({ sections }).expect(202);
  await test.app.get(ReportDraftingWork).run(agency.admin.agencyId, job.id);
  return (await test.as(agency.admin).get(`jobs/${job.id}`).expect(200)).body;
}

it('texts are drafted from findings alone, and block approval until they are reviewed', async () => {
  const id = await made();
  model.asked.length = 0;
  model.says('Primo paragrafo.\n\n- una voce\n- un’altra');
  expect(await draft(id)).toMatchObject({ state: 'done', result: { changed: 3, reportId: id } });
  expect(model.asked.map(({ url, key, body }) => [url, key, body.model])).toEqual(
    Array.from({ length: 3 }, () => ['/v1/chat/completions', 'Bearer k', 'modello-di-prova']),
  );
  const sent = JSON.stringify(model.asked);
  for (const secret of ['Wioletta', 'Quattrocchi', 'wq@example.it', '1234567', agency.admin.displayName])
    expect(sent).not.toContain(secret);
  const report = await read(id);
  expect(report).toMatchObject({ drafting: true, engine: 'modello-di-prova' });
  expect(sectionOf(report, 'needs')).toMatchObject({ origin: 'ai', reviewed: false, text: 'Primo paragrafo.\n\n- una voce\n- un’altra' });
  expect(report.approvalProblems).toContainEqual(expect.objectContaining({ code: 'section-not-reviewed', section: 'needs' }));
});

it('figures that the engine did not produce are flagged and block approval', async () => {
  const id = await made();
  model.says('Servono € 123.456 e un premio di ventitremila euro.');
  await draft(id, ['needs']);
  const report = await read(id);
  expect(sectionOf(report, 'needs')?.figures).toEqual(['€ 123.456', 'ventitremila']);
  expect(report.approvalProblems.filter(({ code }) => code === 'unknown-figure').map(({ section }) => section)).toEqual(['needs', 'needs']);
});

describe('the built-in text stands when the model', () => {
  let id: string;
  beforeAll(async () => {
    id = await made();
    test.app.get(TextModel).longestMs = 400;
  });

  it.each(Object.entries(BAD_ANSWERS))('%s', async (_name, answer) => {
    model.does(answer);
    expect(await draft(id, ['needs'])).toMatchObject({ state: 'done', result: { changed: 0, unchanged: 1 } });
    const report = await read(id);
    expect(sectionOf(report, 'needs')).toMatchObject({ origin: 'built_in', text: null });
    expect(report.engine).toBe('built-in');
  });
});

it('refuses an analytic report and unknown sections', async () => {
  const { id } = await madeReport(test, agency.admin, await test.make.client(agency.admin));
  const { body } = await test.as(agency.admin).post(`reports/${id}/draft-texts`).send({}).expect(409);
  expect([body.code, (await read(id)).drafting]).toEqual(['report-not-consulting', false]);
  await test
    .as(agency.admin)
    .post(`reports/${id}/draft-texts`)
    .send({ sections: ['coherence'] })
    .expect(422);
});
