// Actions for the clients of the bench, spread over five years: most are past and closed, a few overdue.
import { crmSeeds } from '../apps/api/dist/database/migrations/crm-seeds.sql.js';

/** Shares of past actions that are done and cancelled; the rest is overdue. */
const CLOSED = 0.97;
const CANCELLED = 0.05;
/** Days back and ahead: with a million actions, each of thirty users has some twenty on a working day. */
const DAYS = { back: 1735, ahead: 90 };
const LINES = [
  'Richiamare per il rinnovo',
  'Inviare il preventivo',
  'Appuntamento in agenzia',
  'Verificare i massimali',
  'Sentire il perito',
  'Firma della proposta',
  'Prima telefonata',
  'Sollecito documenti',
  'Rivedere le coperture',
  'Confronto polizza cyber',
];

/**
 * Needs a connection that fires no triggers, and tables without indexes; writes the columns that triggers maintain at the end.
 * @param {import('pg').Client} client
 * @param {string} agencyId
 * @param {number} count
 */
export async function fillActions(client, agencyId, count) {
  for (const statement of crmSeeds(`SELECT '${agencyId}'::uuid AS agency_id`)) await client.query(statement);
  const { rows } = await client.query('SELECT count(*)::integer AS clients FROM clients WHERE agency_id = $1', [agencyId]);
  const each = Math.max(1, Math.round(count / rows[0].clients));
  // Pseudo-random numbers derived from the row, so that every load creates the same data.
  const share = (salt) => `(abs(hashint8(hashtext(c.id::text)::bigint * 31 + n * 7919 + ${salt})) % 100000 / 100000.0)`;
  await client.query(
    `WITH outcome AS (SELECT (array_agg(id) FILTER (WHERE name = 'Pianificata'))[1] AS planned, (array_agg(id) FILTER (WHERE name = 'Svolta'))[1] AS done,
         (array_agg(id) FILTER (WHERE name = 'Annullata'))[1] AS cancelled FROM outcomes WHERE agency_id = $1),
       type AS (SELECT array_agg(id ORDER BY position) AS ids FROM crm_action_types WHERE agency_id = $1),
       row AS (SELECT c.id AS client_id, c.assignee_id, c.created_by_id, current_date + (${share(1)} * $3 - $4)::integer AS day, ${share(2)} AS hour, ${share(3)} AS fate,
           ${share(4)} AS kind, ($5::text[])[1 + floor(${share(5)} * 10)::integer] AS line
         FROM clients c, generate_series(1, $2) n WHERE c.agency_id = $1),
       fate AS (SELECT r.*, CASE WHEN r.hour < 0.6 THEN to_char(8 + floor(r.hour * 18), 'FM00') || ':' || (ARRAY['00', '15', '30', '45'])[1 + floor(r.kind * 4)::integer] END AS time,
           CASE WHEN r.day > current_date OR r.fate > ${CLOSED} OR r.day = current_date AND r.fate > 0.4 THEN 'planned' WHEN r.fate < ${CANCELLED} THEN 'cancelled' ELSE 'done' END AS state FROM row r)
     INSERT INTO crm_actions (agency_id, id, kind, client_id, description, type_id, planned_on, planned_time, planned_key, duration_minutes, operator_id, outcome_id, state,
       on_calendar, search, created_by_id, created_at, updated_at, closed_at, closed_by_id)
     SELECT $1, app_uuid7(), CASE WHEN f.state = 'done' AND f.kind < 0.3 THEN 'history' ELSE 'action' END, f.client_id, f.line, t.ids[1 + floor(f.kind * 6)::integer], f.day, f.time,
       f.day::text || coalesce(' ' || f.time, ''), 30, coalesce(f.assignee_id, f.created_by_id), CASE f.state WHEN 'planned' THEN o.planned WHEN 'done' THEN o.done ELSE o.cancelled END, f.state,
       true, ' ' || lower(f.line), f.created_by_id, f.day - interval '5 days', f.day, CASE WHEN f.state <> 'planned' THEN f.day::timestamptz END, CASE WHEN f.state <> 'planned' THEN f.created_by_id END
     FROM fate f, outcome o, type t`,
    [agencyId, each, DAYS.back + DAYS.ahead, DAYS.back, LINES],
  );
  await client.query(
    `INSERT INTO crm_action_tags (agency_id, action_id, tag_id) SELECT a.agency_id, a.id, t.id FROM crm_actions a, LATERAL (SELECT id FROM tags WHERE agency_id = a.agency_id ORDER BY name LIMIT 1) t
     WHERE a.agency_id = $1 AND a.duration_minutes = 30 AND hashtext(a.id::text) % 8 = 0`,
    [agencyId],
  );
  await client.query(
    `UPDATE clients c SET next_action_on = a.first FROM (SELECT client_id, min(planned_on) AS first FROM crm_actions WHERE agency_id = $1 AND state = 'planned' GROUP BY 1) a
     WHERE c.agency_id = $1 AND c.id = a.client_id`,
    [agencyId],
  );
}
