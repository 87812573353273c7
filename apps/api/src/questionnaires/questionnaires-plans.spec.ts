import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { fill, listen, touchedBy, type Sent } from '../../test/plans.js';

const CLIENTS = 10_000;
/** Clients visible to the collaborator: one in a hundred created, as many assigned. */
const OWN = 200;
/** Clients of a page, whose rows are looked up by id. */
const LIST = 3 * 51;
/** A figure is counted up to 10,000, and with `own` visibility each questionnaire's client is checked. */
const COUNTED = 2 * 10_000;

let test: TestApp;
let people: { admin: Person; own: Person };
let sent: Sent[];
let known: Record<'client' | 'template' | 'own' | 'name', string>;
beforeAll(async () => {
  test = await startApp({}, 'plans_questionnaires');
  const [agency, stranger] = [await test.make.agency(), await test.make.agency()];
  const own = await test.make.person(agency);
  people = { admin: agency.admin, own };
  await fill(test, agency, stranger, own, CLIENTS);
  for (const { admin } of [agency, stranger]) await test.make.privacyNotice(admin);
  await fillQuestionnaires();
  const { body } = await test.as(agency.admin).get('questionnaires?limit=1').expect(200);
  const [first] = body.data;
  known = { client: first.client.id, template: first.template.id, own: own.id, name: encodeURIComponent(first.client.displayName) };
  sent = listen(test);
}, 180_000);
afterAll(() => test.close());

/** Inserts two questionnaires of each client of both agencies, most of them completed. */
async function fillQuestionnaires(): Promise<void> {
  await asLogin(test.database.adminUrl, async (db) => {
    await db.query('SET session_replication_role = replica');
    await db.query(`INSERT INTO questionnaires (agency_id, id, client_id, template_id, type, status, channel, expires_on, reminder_days, notice_id,
        created_by_id, sent_at, accepted_at, completed_at, reviewed_at)
      SELECT c.agency_id, gen_random_uuid(), c.id, t.id, c.type, s.status, 'link', current_date + n.k, '{}', p.id, c.created_by_id,
        now() - n.k * interval '1 hour', now(), CASE s.status WHEN 'completed' THEN now() - n.k * interval '1 minute' END,
        CASE WHEN s.status = 'completed' AND n.k % 20 <> 0 THEN now() END
      FROM clients c CROSS JOIN generate_series(1, 2) turn CROSS JOIN LATERAL (SELECT abs(hashtext(turn || c.id::text)) % 5000 AS k) n
      CROSS JOIN LATERAL (SELECT CASE WHEN turn = 1 AND n.k % 50 = 0 THEN 'sent' WHEN n.k % 30 = 0 THEN 'cancelled' ELSE 'completed' END AS status) s
      JOIN questionnaire_templates t ON t.agency_id = c.agency_id AND t.client_type = c.type AND t.standard
      JOIN privacy_notices p ON p.agency_id = c.agency_id`);
    await db.query(`INSERT INTO questionnaire_answers (agency_id, questionnaire_id, token_hash, open, total)
      SELECT agency_id, id, id::text, status = 'sent', 30 FROM questionnaires`);
    for (const table of ['questionnaires', 'questionnaire_answers', 'clients']) await db.query(`VACUUM ANALYZE ${table}`);
  });
}

/** Caller and path, with a limit for the client rows read, and the indexes that must be used. */
const REQUESTS: [keyof typeof people, string, { rows?: number; uses?: string[] }][] = [
  ['admin', 'questionnaires', { uses: ['questionnaires_sent'] }],
  ['admin', 'questionnaires?sort=sentAt', { uses: ['questionnaires_sent'] }],
  ['admin', 'questionnaires?sort=expiresAt', { uses: ['questionnaires_expires'] }],
  ['admin', 'questionnaires?sort=-completedAt', { uses: ['questionnaires_completed'] }],
  ['admin', 'questionnaires?status=sent', { uses: ['questionnaires_status'] }],
  ['admin', 'questionnaires?clientId=:client', { uses: ['questionnaires_client'] }],
  ['admin', 'questionnaires?q=:name', { rows: 10 * LIST, uses: ['questionnaires_client'] }],
  ['admin', 'questionnaires?templateId=:template', {}],
  ['admin', 'questionnaires?assigneeId=:own', { rows: LIST + OWN }],
  // The collaborator's clients are found among all questionnaires, newest first.
  ['own', 'questionnaires', { rows: 2 * CLIENTS + LIST }],
  ['own', 'questionnaires?clientId=:client', { uses: ['questionnaires_client'] }],
  ['admin', 'questionnaires/counts', { rows: COUNTED }],
  ['own', 'questionnaires/counts', { rows: 7 * 2 * CLIENTS + OWN }],
  ['admin', 'questionnaires/options?clientId=:client', { uses: ['questionnaires_client'] }],
];

describe(`with ${CLIENTS} clients and two questionnaires of each, and as many of another agency`, () => {
  it.each(REQUESTS)('%s: the plan of %s is bounded', async (who, path, { rows = LIST, uses = [] }) => {
    sent.length = 0;
    await test
      .as(people[who])
      .get(path.replace(/:(client|template|own|name)/, (_match, name: keyof typeof known) => known[name]))
      .expect(200);
    const touched = await touchedBy(test, [...sent]);
    expect([...touched.scans].filter((scan) => /^Seq Scan on (clients|questionnaires|questionnaire_answers)$/.test(scan))).toEqual([]);
    expect([...touched.indexes]).toEqual(expect.arrayContaining(uses));
    expect(Math.round(touched.rows)).toBeLessThanOrEqual(rows);
  });
});
