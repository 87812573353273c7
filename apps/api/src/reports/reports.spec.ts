import { startApp, type TestApp } from '../../test/app.js';
import { completedQuestionnaire } from '../../test/completed-questionnaire.js';
import { asLogin } from '../../test/database.js';
import { madeReport, reportOn } from '../../test/made-report.js';
import type { Person, TestAgency } from '../../test/make.js';
import { today } from '../core/clock.js';
import type { ReportComparison } from './report-comparison.dto.js';
import type { ReportCycle } from './report.dto.js';
import type { ReportDetailDto } from './report-detail.dto.js';
import { ReportGenerationWork } from './report-generation.work.js';

let test: TestApp;
let agency: TestAgency;
let admin: Person;
let work: ReportGenerationWork;
beforeAll(async () => {
  test = await startApp();
  agency = await test.make.agency();
  ({ admin } = agency);
  await test.make.privacyNotice(admin);
  work = test.app.get(ReportGenerationWork);
});
afterAll(() => test.close());

const cycleOf = async (clientId: string): Promise<ReportCycle | undefined> =>
  (await test.as(admin).get(`reports/cycles?clientId=${clientId}`).expect(200)).body.data[0];
const detailOf = async (id: string, by = admin): Promise<ReportDetailDto> => (await test.as(by).get(`reports/${id}`).expect(200)).body;
const request = (questionnaireId: string, kind = 'consulting') => test.as(admin).post('reports').send({ questionnaireId, kind });

describe('a submitted questionnaire', () => {
  it('has its analytic report on the way, then gets it once, however often the job runs', async () => {
    const agent = await test.make.person(agency, { role: 'agent' });
    const client = await test.make.client(admin, { assigneeId: agent.id });
    const questionnaireId = await completedQuestionnaire(test, admin, client, { 'home.tenure': 'rented' });
    expect(await cycleOf(client.id)).toMatchObject({
      questionnaire: { id: questionnaireId, status: 'completed' },
      analytic: { state: 'pending', report: null },
      consulting: { state: 'none', report: null },
    });
    for (let times = 0; times < 2; times += 1) await work.makeFirst({ agencyId: agency.id, questionnaireId });
    const { body } = await test.as(admin).get(`reports?clientId=${client.id}`).expect(200);
    expect(body.data).toMatchObject([
      { kind: 'analytic', number: 1, status: 'draft', createdBy: null, author: { id: agent.id }, questionnaireId },
    ]);
    const [report] = body.data;
    expect(await cycleOf(client.id)).toMatchObject({ analytic: { state: 'ready', report: { id: report.id } } });
    const { body: timeline } = await test.as(admin).get(`clients/${client.id}/timeline?kind=report-created`).expect(200);
    expect(timeline.data).toMatchObject([{ origin: 'automation', link: `/api/v1/reports/${report.id}` }]);
    const { body: notifications } = await test.as(agent).get('notifications').expect(200);
    expect(notifications.data).toContainEqual(expect.objectContaining({ kind: 'report-ready', reportId: report.id, clientId: client.id }));
  });

  it('says when its report could not be made, and can have it made again', async () => {
    const client = await test.make.client(admin);
    const questionnaireId = await completedQuestionnaire(test, admin, client);
    await work.giveUpFirst({ agencyId: agency.id, questionnaireId });
    expect(await cycleOf(client.id)).toMatchObject({ analytic: { state: 'failed', report: null } });
    const { body: timeline } = await test.as(admin).get(`clients/${client.id}/timeline?kind=report-failed`).expect(200);
    expect(timeline.data).toHaveLength(1);
    await reportOn(test, admin, questionnaireId);
    expect(await cycleOf(client.id)).toMatchObject({ analytic: { state: 'ready', report: { createdBy: { id: admin.id } } } });
  });

  it('of a client in the trash gets no report', async () => {
    const client = await test.make.client(admin);
    const questionnaireId = await completedQuestionnaire(test, admin, client);
    await test.as(admin).delete(`clients/${client.id}`).set('If-Match', '*').expect(204);
    await work.makeFirst({ agencyId: agency.id, questionnaireId });
    const { rows } = await asLogin(test.database.adminUrl, (db) =>
      db.query('SELECT 1 FROM reports WHERE questionnaire_id = $1 UNION ALL SELECT 1 FROM report_generations WHERE questionnaire_id = $1', [
        questionnaireId,
      ]),
    );
    expect(rows).toEqual([]);
  });
});

describe('a requested report', () => {
  it('is the next of its kind; a second consulting one is refused while the first is a draft', async () => {
    const client = await test.make.client(admin);
    const { id, questionnaireId } = await madeReport(test, admin, client, 'consulting');
    expect((await request(questionnaireId).expect(409)).body).toMatchObject({ code: 'draft-exists', reportId: id });
    const numbers = [await reportOn(test, admin, questionnaireId), await reportOn(test, admin, questionnaireId)];
    expect((await detailOf(numbers[1] ?? '')).number).toBe(2);
    await test.as(admin).delete(`reports/${id}`).set('If-Match', '*').expect(204);
    const next = await reportOn(test, admin, questionnaireId, 'consulting');
    expect((await detailOf(next)).number).toBe(2);
    expect((await test.as(admin).post(`trash/reports/${id}/restore`).expect(409)).body.code).toBe('draft-exists');
  });

  it('is refused for a questionnaire that is not completed, unknown, or of a client in the trash', async () => {
    const client = await test.make.client(admin);
    const { id } = await test.make.questionnaire(admin, client.id);
    expect((await request(id).expect(409)).body.code).toBe('questionnaire-not-completed');
    expect((await request(id, 'other').expect(422)).body.errors[0].pointer).toBe('/kind');
    await test.as(admin).delete(`clients/${client.id}`).set('If-Match', '*').expect(204);
    expect((await request(id).expect(422)).body.errors).toMatchObject([{ pointer: '/questionnaireId', code: 'not-found' }]);
  });

  it('that is cancelled or no longer allowed is not made', async () => {
    const client = await test.make.client(admin);
    const questionnaireId = await completedQuestionnaire(test, admin, client);
    const { body: job } = await request(questionnaireId).expect(202);
    await test.as(admin).post(`jobs/${job.id}/cancel`).expect(200);
    await work.makeRequested(agency.id, job.id);
    expect(await cycleOf(client.id)).toMatchObject({ consulting: { state: 'none' } });
    const { body: later } = await request(questionnaireId).expect(202);
    await work.giveUpRequested(agency.id, later.id);
    expect((await test.as(admin).get(`jobs/${later.id}`).expect(200)).body).toMatchObject({ state: 'failed', error: 'failed-repeatedly' });
    expect(await cycleOf(client.id)).toMatchObject({ consulting: { state: 'failed' } });
  });
});

describe('a report', () => {
  it('has its sections, areas and recommendations, and masks health without the permission', async () => {
    const client = await test.make.client(admin);
    const answers = { 'person.birth_date': '1980-05-05', 'health.state': 'serious', 'health.conditions': true };
    const { id, questionnaireId } = await madeReport(test, admin, client, 'analytic', answers);
    const full = await detailOf(id);
    expect(full.sections.map(({ code }) => code)).toEqual([
      'summary',
      'profile',
      'areas',
      'coverages',
      'estimates',
      'duties',
      'quality',
      'recommendations',
      'method',
    ]);
    expect(full).toMatchObject({ assessedOn: today(), disclosure: null, approvalProblems: [] });
    expect(full.recommendations[0]).toMatchObject({ rank: 1, actionId: null });
    expect(JSON.stringify(full.assessment)).toContain('health.state');
    const frontOffice = await test.make.person(agency, { role: 'front_office', visibility: 'agency' });
    const masked = await detailOf(id, frontOffice);
    expect(masked.overall).toEqual(full.overall);
    expect(JSON.stringify(masked.assessment)).not.toContain('"code":"health.state"');
    expect(JSON.stringify(masked)).not.toMatch(/serious|Ho problemi seri/);
    const { rows } = await asLogin(test.database.adminUrl, (db) =>
      db.query(
        `SELECT action, actor_id FROM audit_entries WHERE subject_id = ANY ($1) AND action IN ('report-read', 'health-answers-read') ORDER BY at`,
        [[id, questionnaireId]],
      ),
    );
    expect(rows).toEqual([
      { action: 'report-read', actor_id: admin.id },
      { action: 'health-answers-read', actor_id: admin.id },
      { action: 'report-read', actor_id: frontOffice.id },
    ]);
  });

  it('goes to the trash and back while it is a draft', async () => {
    const client = await test.make.client(admin);
    const { id } = await madeReport(test, admin, client);
    await test.as(admin).delete(`reports/${id}`).set('If-Match', '"7"').expect(412);
    await test.as(admin).delete(`reports/${id}`).set('If-Match', '"1"').expect(204);
    await test.as(admin).get(`reports/${id}`).expect(404);
    const { body: trash } = await test.as(admin).get('trash').expect(200);
    expect(trash.data).toContainEqual(expect.objectContaining({ kind: 'reports', id, displayName: 'Report analitico n. 1' }));
    await test.as(admin).post(`trash/reports/${id}/restore`).expect(200);
    await detailOf(id);
  });

  it('is listed, counted and found by its client', async () => {
    const client = await test.make.client(admin, { firstName: 'Zeno', lastName: 'Bramantini' });
    const { id } = await madeReport(test, admin, client, 'consulting');
    const found = async (path: string) => (await test.as(admin).get(path).expect(200)).body;
    const listed = await found('reports?q=bramantini&kind=consulting&status=draft,approved&count=capped');
    expect(listed.data.map((report: { id: string }) => report.id)).toEqual([id]);
    expect(listed.page.total).toBe(1);
    expect(await found(`reports/counts?clientId=${client.id}`)).toEqual({ analytic: 0, consulting: 1, toApprove: 1, toDeliver: 0 });
    expect((await found('search?q=report%20bramantini')).reports).toMatchObject([
      { id, displayName: 'Zeno Bramantini', kind: 'consulting' },
    ]);
    expect((await found('search?q=report')).reports[0].id).toBe(id);
    expect((await found('search?q=bramantini')).reports).toEqual([]);
  });
});

describe('the comparison of two reports', () => {
  it('says what changed, and which answer did it', async () => {
    const client = await test.make.client(admin);
    const first = await madeReport(test, admin, client, 'analytic', { 'vehicles.count': 1, 'vehicles.claims': 'none' });
    const second = await madeReport(test, admin, client, 'analytic', { 'vehicles.count': 3, 'vehicles.claims': 'several' });
    const { body } = await test.as(admin).get(`reports/${second.id}/compare/${first.id}`).expect(200);
    const comparison = body as ReportComparison;
    expect([comparison.earlier.id, comparison.later.id]).toEqual([first.id, second.id]);
    expect(comparison.answers.map(({ code }) => code)).toEqual(['vehicles.count', 'vehicles.claims']);
    const changed = comparison.areas.filter(({ before, after }) => before !== after);
    expect(changed.map(({ code }) => code)).toEqual(['mobility']);
    expect(changed[0]?.answers).toHaveLength(2);
    expect(changed[0]?.after).toBeGreaterThan(changed[0]?.before ?? 100);
  });

  it('names the policies that changed a score', async () => {
    const client = await test.make.client(admin);
    const { id, questionnaireId } = await madeReport(test, admin, client, 'analytic', { 'policies.complete': true });
    const contract = { coverageClass: 'family_liability', company: 'Vulcania', sumInsured: { amount: '1000000.00', currency: 'EUR' } };
    await test.as(admin).post(`clients/${client.id}/contracts`).send(contract).expect(201);
    const later = await reportOn(test, admin, questionnaireId);
    const { body } = await test.as(admin).get(`reports/${id}/compare/${later}`).expect(200);
    const liability = (body as ReportComparison).areas.find(({ code }) => code === 'liability');
    expect(liability?.policies).toEqual([expect.stringMatching(/^In corso: .*Vulcania/)]);
    expect((body as ReportComparison).recommendations.removed.map(({ cover }) => cover)).toContain('family_liability');
  });

  it('is refused for reports of different clients', async () => {
    const [one, other] = [await test.make.client(admin), await test.make.client(admin)];
    const [first, second] = [await madeReport(test, admin, one), await madeReport(test, admin, other)];
    const { body } = await test.as(admin).get(`reports/${first.id}/compare/${second.id}`).expect(422);
    expect(body.errors[0].code).toBe('reports-not-comparable');
  });
});

describe('a recommendation', () => {
  it('becomes an action once, and again after that went to the trash', async () => {
    const client = await test.make.client(admin);
    const { id } = await madeReport(test, admin, client);
    const [first] = (await detailOf(id)).recommendations;
    const plan = (cover = first?.cover) => test.as(admin).post(`reports/${id}/recommendations/${cover}/action`).send({});
    const { body: action } = await plan().expect(200);
    expect(action).toMatchObject({ kind: 'action', description: first?.title, client: { id: client.id } });
    expect(action.plannedOn > today()).toBe(true);
    expect((await detailOf(id)).recommendations[0]?.actionId).toBe(action.id);
    expect((await plan().expect(409)).body).toMatchObject({ code: 'action-exists', actionId: action.id });
    await test.as(admin).delete(`crm-actions/${action.id}`).set('If-Match', '*').expect(204);
    expect((await detailOf(id)).recommendations[0]?.actionId).toBeNull();
    await plan().expect(200);
    await plan('nothing').expect(404);
  });
});
