// Action scenarios of the bare handler: one statement with the same joins as the API, for the dashboard one for each part.
const COLUMNS = `a.id, a.kind, a.description, a.notes, a.planned_on::text, a.planned_time, a.duration_minutes, a.state, a.on_calendar, a.created_at, a.updated_at, a.closed_at, a.version,
  a.previous_id, a.state = 'planned' AND a.planned_on < current_date AS overdue, c.id AS client_id, c.display_name AS client_name, c.phone, p.display_name AS operator_name,
  b.display_name AS created_by_name, e.display_name AS closed_by_name, o.name AS outcome_name, o.icon, o.color, t.name AS type_name,
  (SELECT n.id FROM crm_actions n WHERE n.agency_id = a.agency_id AND n.previous_id = a.id) AS next_id,
  (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'color', g.color) ORDER BY g.name), '[]')
   FROM crm_action_tags x JOIN tags g ON g.agency_id = x.agency_id AND g.id = x.tag_id WHERE x.agency_id = a.agency_id AND x.action_id = a.id) AS tags`;
const FROM = `crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
  JOIN users p ON p.agency_id = a.agency_id AND p.id = a.operator_id JOIN users b ON b.agency_id = a.agency_id AND b.id = a.created_by_id
  JOIN outcomes o ON o.agency_id = a.agency_id AND o.id = a.outcome_id LEFT JOIN users e ON e.agency_id = a.agency_id AND e.id = a.closed_by_id
  LEFT JOIN crm_action_types t ON t.agency_id = a.agency_id AND t.id = a.type_id`;

export function actions(ask, agencyId, query) {
  const values = [agencyId];
  const bind = (value) => `$${values.push(value)}`;
  const where = ['a.agency_id = $1', 'a.deleted_at IS NULL'];
  if (query.has('state')) where.push(`a.state = ${bind(query.get('state'))}`);
  if (query.has('overdue')) where.push(`a.state = 'planned' AND a.planned_key < to_char(current_date, 'YYYY-MM-DD')`);
  if (query.has('operatorId')) where.push(`a.operator_id = ${bind(query.get('operatorId'))}`);
  if (query.has('from')) where.push(`a.planned_key >= ${bind(query.get('from'))} AND a.planned_key < ${bind(`${query.get('to')}~`)}`);
  if (query.has('seenBy')) where.push(`(c.created_by_id = ${bind(query.get('seenBy'))} OR c.assignee_id = $${values.length})`);
  return ask(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.join(' AND ')} ORDER BY a.planned_key, a.id LIMIT ${query.has('from') ? 1001 : 50}`,
    values,
  );
}

/** The API's count limit and page size, for equal work. */
export async function dashboard(ask, agencyId, userId) {
  const day = new Date().toISOString().slice(0, 10);
  const later = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10);
  const mine = userId ? ' AND a.operator_id = $2' : '';
  const who = userId ? [agencyId, userId] : [agencyId];
  const live = `FROM crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
    WHERE a.agency_id = $1 AND a.deleted_at IS NULL AND a.state = 'planned'${mine}`;
  const count = (from, max) => `(SELECT count(*) FROM (SELECT 1 ${from} LIMIT ${max + 1}) counted)`;
  const clients = (condition, max = 1_000) =>
    count(`FROM clients c WHERE c.agency_id = $1 AND c.deleted_at IS NULL${userId ? ' AND c.assignee_id = $2' : ''} AND ${condition}`, max);
  const [actions] = await ask(
    `SELECT ${count(`${live} AND a.planned_key < '${day}'`, 200)} AS overdue, ${count(`${live} AND a.planned_key LIKE '${day}%'`, 200)} AS today,
      ${count(`${live} AND a.planned_key > '${day}~' AND a.planned_key < '${later}'`, 200)} AS next_days`,
    who,
  );
  const [records] = await ask(
    `SELECT ${['client', 'prospect']
      .flatMap((status, index) => [
        `${clients(`c.status = '${status}' AND c.lost_at IS NULL`, index === 0 ? 10_000 : 1_000)} AS ${status}s`,
        `${clients(`c.status = '${status}' AND c.lost_at IS NULL AND c.next_action_on IS NULL`)} AS ${status}s_actionless`,
        `${clients(`c.status = '${status}' AND c.lost_at IS NULL AND c.created_at >= date_trunc('month', now())`)} AS ${status}s_new`,
      ])
      .join(', ')}`,
    who,
  );
  const due = (when, way, max) =>
    ask(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE a.agency_id = $1 AND a.deleted_at IS NULL AND a.state = 'planned'${mine} AND ${when} ORDER BY a.planned_key ${way}, a.id ${way} LIMIT ${max}`,
      who,
    );
  return {
    actions,
    records,
    late: await due(`a.planned_key < '${day}'`, 'DESC', 5),
    today: await due(`a.planned_key >= '${day}' AND a.planned_key < '${day}~'`, 'ASC', 10),
    recent: await ask(
      `SELECT h.*, u.display_name AS actor, c.display_name, c.initials, c.type, c.status, c.phone FROM timeline_entries h
       JOIN clients c ON c.agency_id = h.agency_id AND c.id = h.subject_id AND c.deleted_at IS NULL${userId ? ' AND c.assignee_id = $2' : ''}
       JOIN users u ON u.agency_id = h.agency_id AND u.id = h.actor_id WHERE h.agency_id = $1 ORDER BY h.at DESC, h.id DESC LIMIT 10`,
      who,
    ),
  };
}
