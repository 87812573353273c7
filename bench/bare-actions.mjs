// Actions as the bare handler answers them: one statement with the same joins.
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
