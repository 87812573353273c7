// Questionnaires that are being filled in, one for each of the people that the bench lets answer at once.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { uuid7 } from './uuid7.mjs';

/** People who answer at once, on each side. */
export const PEOPLE = 200;
/** Questions that are shown before the first answer; each save counts them anew. */
const QUESTIONS = 26;

/**
 * Adds them to the agency of the bench, unless an earlier run has, and empties their answers.
 * @param {string} url the superuser's address of the database
 * @param {{ agencyId: string, adminId: string }} samples
 * @returns {Promise<{ id: string, token: string }[]>}
 */
export async function fillQuestionnaires(url, { agencyId, adminId }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `UPDATE questionnaire_answers SET answers = '{}', answered = 0, revision = 1, saved_at = NULL WHERE agency_id = $1`,
      [agencyId],
    );
    if (rowCount === 0) await insert(client, agencyId, adminId);
    const { rows } = await client.query('SELECT id FROM questionnaires WHERE agency_id = $1 ORDER BY id', [agencyId]);
    return rows.map(({ id }) => ({ id, token: tokenOf(id) }));
  } finally {
    await client.end();
  }
}

/** Any token does, because the API finds the questionnaire by the hash of it. */
const tokenOf = (id) => createHash('sha256').update(`bench ${id}`).digest('base64url');

async function insert(client, agencyId, adminId) {
  const [noticeId, templateId] = [uuid7(), uuid7()];
  await client.query(
    `INSERT INTO privacy_notices (agency_id, id, version, notice, terms, content_sha256, published_at, published_by_id)
     VALUES ($1, $2, 1, 'Informativa', 'Condizioni', '', now(), $3)`,
    [agencyId, noticeId, adminId],
  );
  await client.query(
    `INSERT INTO questionnaire_templates (agency_id, id, family_id, client_type, name, template_version, standard, state, minutes_from, minutes_to, question_count,
       published_at, created_by_id, created_at, updated_at)
     VALUES ($1, $2, $2, 'retail', 'Analisi dei rischi per la famiglia', 1, true, 'published', 10, 15, 40, now(), $3, now(), now())`,
    [agencyId, templateId, adminId],
  );
  const { rows: clients } = await client.query(
    `SELECT id FROM clients WHERE agency_id = $1 AND type = 'retail' AND status = 'client' AND deleted_at IS NULL ORDER BY id LIMIT $2`,
    [agencyId, 2 * PEOPLE],
  );
  for (const { id: clientId } of clients) {
    const id = uuid7();
    await client.query(
      `INSERT INTO questionnaires (agency_id, id, client_id, template_id, type, status, channel, expires_on, reminder_days, notice_id, created_by_id, sent_at, opened_at, accepted_at)
       VALUES ($1, $2, $3, $4, 'retail', 'in_progress', 'link', current_date + 30, '{}', $5, $6, now(), now(), now())`,
      [agencyId, id, clientId, templateId, noticeId, adminId],
    );
    await client.query('INSERT INTO questionnaire_answers (agency_id, questionnaire_id, token_hash, total) VALUES ($1, $2, $3, $4)', [
      agencyId,
      id,
      createHash('sha256').update(tokenOf(id)).digest('base64url'),
      QUESTIONS,
    ]);
  }
  await client.query('VACUUM (ANALYZE) questionnaires, questionnaire_answers');
}
