import { startApp, type TestApp } from '../../test/app.js';
import { completedQuestionnaire } from '../../test/completed-questionnaire.js';
import type { TestAgency } from '../../test/make.js';
import { until } from '../../test/until.js';
import type { ReportCycle, ReportDto } from './report.dto.js';
import type { ReportDetailDto } from './report-detail.dto.js';
import type { ReportKind } from './report.entity.js';

let test: TestApp;
let agency: TestAgency;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'reports');
  agency = await test.make.agency();
  await test.make.privacyNotice(agency.admin);
});
afterAll(() => test.close());

const cyclesOf = async (clientId: string): Promise<ReportCycle[]> =>
  (await test.as(agency.admin).get(`reports/cycles?clientId=${clientId}`).expect(200)).body.data;
const detailOf = async (id: string): Promise<ReportDetailDto> => (await test.as(agency.admin).get(`reports/${id}`).expect(200)).body;

async function ready(clientId: string, kind: ReportKind = 'analytic'): Promise<ReportDto> {
  await until(async () => (await cyclesOf(clientId))[0]?.[kind].state === 'ready', 10_000);
  return (await cyclesOf(clientId))[0]?.[kind].report as ReportDto;
}

describe('a submitted questionnaire', () => {
  it('gets its analytic report by itself', async () => {
    const client = await test.make.client(agency.admin);
    await completedQuestionnaire(test, agency.admin, client, { 'home.tenure': 'rented' });
    const report = await ready(client.id);
    expect(report).toMatchObject({ kind: 'analytic', number: 1, status: 'draft', createdBy: null, client: { id: client.id } });
    const detail = await detailOf(report.id);
    expect(detail.sections.map(({ code }) => code)).toContain('method');
    expect(detail.areas.length).toBeGreaterThan(5);
  });
});
