import type { TestApp } from './app.js';
import { asLogin } from './database.js';

/** Number of days before and after today over which the actions are spread. */
export const SPREAD = 300;

/** Creates one action for each client of both agencies, most of them closed; expects the default settings to exist. */
export async function fillActions(test: TestApp): Promise<void> {
  await asLogin(test.database.adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `WITH fate AS (
         SELECT c.*, abs(hashtext(c.id::text)) AS n, current_date + abs(hashtext(c.id::text)) % $1 - ($1 * 4 / 5) AS day FROM clients c)
       INSERT INTO crm_actions (agency_id, id, kind, client_id, description, type_id, planned_on, planned_time, planned_key, operator_id, outcome_id, state, on_calendar, search,
         created_by_id, created_at, updated_at, closed_at, closed_by_id)
       SELECT f.agency_id, gen_random_uuid(), 'action', f.id, 'Azione', (SELECT id FROM crm_action_types t WHERE t.agency_id = f.agency_id ORDER BY position OFFSET f.n % 6 LIMIT 1),
         f.day, '09:30', f.day || ' 09:30', coalesce(f.assignee_id, f.created_by_id), o.id, o.state, true,
         CASE WHEN abs(hashtext('text of ' || f.id)) % 200 = 0 THEN ' sentire il perito' ELSE ' richiamare per il rinnovo' END, f.created_by_id, f.day, f.day, CASE WHEN o.state <> 'planned' THEN f.day END,
         CASE WHEN o.state <> 'planned' THEN f.created_by_id END
       FROM fate f JOIN outcomes o ON o.agency_id = f.agency_id AND o.name = CASE WHEN f.day >= current_date OR f.n % 50 = 0 THEN 'Pianificata' ELSE 'Svolta' END`,
      [SPREAD],
    );
    await client.query(
      `UPDATE clients c SET next_action_on = a.planned_on FROM crm_actions a WHERE a.agency_id = c.agency_id AND a.client_id = c.id AND a.state = 'planned' AND a.planned_on > current_date - 30`,
    );
    for (const table of ['crm_actions', 'clients', 'outcomes', 'crm_action_types']) await client.query(`VACUUM ANALYZE ${table}`);
  });
}
