import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { automation } from '../core/auth/actor.js';
import { loadDemo } from '../demo/demo.js';
import { ReportReading } from './report-reading.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({}, 'demo_reports');
  await loadDemo(test.app);
});
afterAll(() => test.close());

it('the demo has the analytic report of each completed questionnaire, and a consulting draft and one that is delivered, which can be read', async () => {
  const { rows } = await asLogin(test.database.adminUrl, (db) =>
    db.query<{ id: string; agency_id: string; system: string; kind: string; status: string; ordered: boolean }>(
      `SELECT r.id, r.agency_id, r.kind, r.status, u.id AS system, r.created_at BETWEEN q.completed_at AND now() AS ordered
       FROM reports r JOIN questionnaires q ON q.id = r.questionnaire_id JOIN users u ON u.agency_id = r.agency_id AND u.kind = 'system'`,
    ),
  );
  const completed = await asLogin(test.database.adminUrl, (db) => db.query(`SELECT 1 FROM questionnaires WHERE status = 'completed'`));
  expect(rows.filter(({ kind }) => kind === 'analytic')).toHaveLength(completed.rows.length);
  const consulting = rows.filter(({ kind }) => kind === 'consulting');
  expect(new Set(consulting.map(({ status }) => status))).toEqual(new Set(['draft', 'delivered']));
  expect(rows.filter(({ ordered }) => !ordered)).toEqual([]);
  for (const { id, agency_id: agencyId, system } of consulting) {
    const { sections } = await test.app.get(ReportReading).get(automation(agencyId, system), id);
    expect(sections.map(({ code }) => code)).toContain('recommendations');
  }
});
