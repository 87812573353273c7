import type { TestApp } from './app.js';
import { asLogin } from './database.js';

/** Creates a questionnaire for every third client of both agencies, sent over three years, in all states, and reports on completed ones. */
export async function fillQuestionnaires(test: TestApp): Promise<void> {
  await asLogin(test.database.adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO privacy_notices (agency_id, id, version, notice, terms, content_sha256, published_at, published_by_id)
       SELECT DISTINCT ON (u.agency_id) u.agency_id, gen_random_uuid(), 1, '', '', '', now(), u.id FROM users u`,
    );
    await client.query(
      `INSERT INTO questionnaires (agency_id, id, client_id, template_id, type, status, channel, expires_on, reminder_days, notice_id, created_by_id, sent_at, accepted_at, completed_at, reviewed_at)
       SELECT c.agency_id, gen_random_uuid(), c.id, t.id, c.type, s.status, 'link', s.sent::date + 30, '{}', n.id, c.created_by_id, s.sent,
         CASE WHEN s.status IN ('in_progress', 'completed') THEN s.sent END, CASE WHEN s.status = 'completed' THEN s.sent END,
         CASE WHEN s.status = 'completed' AND s.n % 50 > 0 THEN s.sent END
       FROM clients c JOIN questionnaire_templates t ON t.agency_id = c.agency_id AND t.client_type = c.type AND t.standard JOIN privacy_notices n ON n.agency_id = c.agency_id,
         LATERAL (SELECT abs(hashtext(c.id::text)) AS n, now() - interval '1 hour' * (abs(hashtext(c.id::text)) % 26000) AS sent,
           (ARRAY['completed', 'completed', 'completed', 'completed', 'expired', 'expired', 'cancelled', 'in_progress', 'sent', 'sent'])[1 + abs(hashtext(c.id::text)) / 3 % 10] AS status) s
       WHERE s.n % 3 = 0`,
    );
    await client.query(
      `INSERT INTO questionnaire_answers (agency_id, questionnaire_id, token_hash, open, total)
       SELECT agency_id, id, id::text, status IN ('sent', 'in_progress'), 40 FROM questionnaires`,
    );
    await client.query(
      `INSERT INTO reports (agency_id, id, client_id, questionnaire_id, kind, number, display_name, rules_version, assessed_on, policies, score, low, high, band, certain,
         coherence, coherence_topics, author_id, disclosure, created_at, created_by_id, updated_at)
       SELECT q.agency_id, gen_random_uuid(), q.client_id, q.id, k.kind, 1, k.kind, '1', q.completed_at, '[]', 40, 40, 40, 'medium', true,
         'clear', '{}', q.created_by_id, k.disclosure, q.completed_at, q.created_by_id, q.completed_at
       FROM questionnaires q, (VALUES ('analytic', NULL), ('consulting', '{}'::jsonb)) k(kind, disclosure)
       WHERE q.completed_at IS NOT NULL AND (k.kind = 'analytic' OR abs(hashtext(q.id::text)) % 10 = 0)`,
    );
    await client.query('VACUUM ANALYZE questionnaires, questionnaire_answers, reports');
  });
}
