import type { Bind } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import type { CrmActionFilter } from './crm-action.dto.js';

/**
 * Returns the SQL conditions over `crm_actions a` for every filter except `q`.
 * @param day binds a day; lets the caller hide its value from the planner
 */
export function conditionsOf(actor: Actor, filter: CrmActionFilter, bind: Bind, day: Bind = bind): string[] {
  const { clientId, kind, state, overdue, due, typeId, outcomeId, tagId, operatorId, createdFrom, createdTo, plannedFrom, plannedTo } =
    filter;
  // Uses `=` for a single value, since an index returns its rows in order only for an equality.
  const among = (column: string, some: readonly string[], as = 'uuid') =>
    some.length === 1 ? `${column} = ${bind(some[0])}::${as}` : `${column} = ANY (${bind(some)}::${as}[])`;
  return [
    'a.deleted_at IS NULL',
    ...(clientId ? [`a.client_id = ${bind(clientId)}::uuid`] : []),
    ...(kind ? [among('a.kind', kind, 'text')] : []),
    ...(state ? [among('a.state', state, 'text')] : []),
    ...(overdue ? [`a.state = 'planned'`, `a.planned_key < ${day(today())}`] : []),
    ...(overdue === false ? [`NOT (a.state = 'planned' AND a.planned_key < ${day(today())})`] : []),
    ...(due === 'today' ? [`a.planned_key >= ${day(today())}`, `a.planned_key < ${day(addDays(today(), 1))}`] : []),
    ...(typeId ? [among('a.type_id', typeId)] : []),
    ...(outcomeId ? [among('a.outcome_id', outcomeId)] : []),
    ...(tagId
      ? [`EXISTS (SELECT 1 FROM crm_action_tags g WHERE g.agency_id = a.agency_id AND g.action_id = a.id AND ${among('g.tag_id', tagId)})`]
      : []),
    ...(operatorId
      ? [
          among(
            'a.operator_id',
            operatorId.map((id) => (id === 'me' ? actor.userId : id)),
          ),
        ]
      : []),
    ...(createdFrom ? [`a.created_at >= ${bind(romeInstant(createdFrom))}::timestamptz`] : []),
    ...(createdTo ? [`a.created_at < ${bind(romeInstant(addDays(createdTo, 1)))}::timestamptz`] : []),
    ...(plannedFrom ? [`a.planned_key >= ${day(plannedFrom)}`] : []),
    ...(plannedTo ? [`a.planned_key < ${day(addDays(plannedTo, 1))}`] : []),
  ];
}
