import { findSubmissionErrors } from '@sestante/questionnaire/answer-checks';
import { prepareTemplate } from '@sestante/questionnaire/evaluation';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { Answers } from '@sestante/questionnaire/answers';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { automation } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { loadDemo } from '../demo/demo.js';
import { HealthAnswers } from '../questionnaires/health-answers.js';
import { QuestionnairesQueries } from '../questionnaires/questionnaires.queries.js';
import { AnswerProposalsService } from './answer-proposals.service.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({}, 'demo_questionnaires');
  await loadDemo(test.app);
});
afterAll(() => test.close());

interface Row {
  id: string;
  agency: string;
  type: QuestionnaireType;
  status: string;
  reviewed: boolean;
  repeated: boolean;
  answers: Record<string, never>;
  health: Record<string, string>;
  answered: number;
  total: number;
  ordered: boolean;
}
const rows = () =>
  asLogin(test.database.adminUrl, async (db) => {
    const { rows: found } = await db.query<Row>(
      `SELECT q.id, g.name AS agency, q.type, q.status, q.reviewed_at IS NOT NULL AS reviewed, q.reuses_id IS NOT NULL AS repeated, a.answers, a.health, a.answered, a.total,
         c.created_at < q.sent_at AND n.published_at < q.sent_at AND q.sent_at <= coalesce(q.opened_at, q.sent_at) AND coalesce(q.opened_at, q.sent_at) <= coalesce(q.accepted_at, q.opened_at, q.sent_at)
           AND coalesce(q.accepted_at, q.sent_at) <= coalesce(q.completed_at, q.accepted_at, q.sent_at) AND coalesce(q.reviewed_at, q.completed_at, q.cancelled_at, q.accepted_at, q.sent_at) < now()
           AND (q.status IN ('sent', 'in_progress')) = (a.open) AND (q.status <> 'expired' OR q.expires_on < current_date) AS ordered
       FROM questionnaires q JOIN agencies g ON g.agency_id = q.agency_id JOIN clients c ON c.id = q.client_id JOIN questionnaire_answers a ON a.questionnaire_id = q.id
       JOIN privacy_notices n ON n.id = q.notice_id ORDER BY q.sent_at`,
    );
    return found;
  });
const counted = (values: string[]) =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));

it('the demo has sixty questionnaires in all states over two years, and a few in the small agency', async () => {
  const all = await rows();
  const bellini = all.filter(({ agency }) => agency === 'Agenzia Bellini');
  expect(counted(bellini.map(({ status }) => status))).toEqual({ completed: 36, in_progress: 6, sent: 8, expired: 6, cancelled: 4 });
  expect(bellini.filter(({ reviewed }) => reviewed)).toHaveLength(28);
  expect(bellini.filter(({ repeated }) => repeated).length).toBeGreaterThan(5);
  for (const type of ['retail', 'professional', 'corporate'])
    expect(bellini.filter((row) => row.type === type).length).toBeGreaterThanOrEqual(14);
  expect(all.length - bellini.length).toBeGreaterThan(4);
  expect(all.filter(({ ordered }) => !ordered)).toEqual([]);
});

it('the answers of completed ones can be submitted, and the others are partly answered', async () => {
  for (const { id, type, status, answers, health, answered, total } of await rows()) {
    const given = { ...answers, ...test.app.get(HealthAnswers).open(id, health) } as Answers;
    if (status === 'completed') {
      expect([id, findSubmissionErrors(prepareTemplate(STANDARD_TEMPLATES[type]), given, today())]).toEqual([id, []]);
      expect([answered, type]).toEqual([total, type]);
    }
    if (status === 'sent' || status === 'cancelled') expect(given).toEqual({});
    if (status === 'in_progress') expect(answered > 0 && answered < total).toBe(true);
  }
});

it('proposals are open where a review is due, and decided where it was done', async () => {
  const [agency] = await asLogin(test.database.adminUrl, async (db) => {
    const { rows: found } = await db.query<{ agency_id: string; id: string }>(
      `SELECT u.agency_id, u.id FROM users u WHERE u.email = 'giulia.ferraris@bellini.example'`,
    );
    return found;
  });
  const giulia = automation(agency?.agency_id ?? '', agency?.id ?? '');
  expect((await test.app.get(QuestionnairesQueries).counts(giulia, {})).toReview).toBe(8);
  const states = new Map<boolean, string[]>();
  for (const { id, agency: name, status, reviewed } of await rows()) {
    if (name !== 'Agenzia Bellini' || status !== 'completed') continue;
    const { data } = await test.app.get(AnswerProposalsService).list(giulia, id);
    states.set(reviewed, [...(states.get(reviewed) ?? []), ...data.map(({ state }) => state)]);
  }
  expect(new Set(states.get(false))).toEqual(new Set(['open']));
  expect(states.get(false)?.length).toBeGreaterThan(8);
  expect(Object.keys(counted(states.get(true) ?? [])).toSorted()).toEqual(['accepted', 'refused']);
});
