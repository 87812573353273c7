import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import type { CrmActionFilter } from './crm-action.dto.js';

/**
 * Returns the SQL conditions over `crm_actions a` for every filter except `q`.
 * @param day SQL for a day; lets the caller hide its value from the planner
 */
export function conditionsOf(actor: Actor, filter: CrmActionFilter, day = (value: string): Sql => sql`${value}`): Sql[] {
  const { clientId, kind, state, overdue, due, typeId, outcomeId, tagId, operatorId, createdFrom, createdTo, plannedFrom, plannedTo } =
    filter;
  // Uses `=` for a single value, since an index returns its rows in order only for an equality.
  const isOneOf = (column: Sql, some: readonly string[], as = sql`uuid`) =>
    some.length === 1 ? sql`${column} = ${some[0]}::${as}` : sql`${column} = ANY (${some}::${as}[])`;
  return [
    sql`a.deleted_at IS NULL`,
    ...(clientId ? [sql`a.client_id = ${clientId}::uuid`] : []),
    ...(kind ? [isOneOf(sql`a.kind`, kind, sql`text`)] : []),
    ...(state ? [isOneOf(sql`a.state`, state, sql`text`)] : []),
    ...(overdue ? [sql`a.state = 'planned'`, sql`a.planned_key < ${day(today())}`] : []),
    ...(overdue === false ? [sql`NOT (a.state = 'planned' AND a.planned_key < ${day(today())})`] : []),
    ...(due === 'today' ? [sql`a.planned_key >= ${day(today())}`, sql`a.planned_key < ${day(addDays(today(), 1))}`] : []),
    ...(typeId ? [isOneOf(sql`a.type_id`, typeId)] : []),
    ...(outcomeId ? [isOneOf(sql`a.outcome_id`, outcomeId)] : []),
    ...(tagId
      ? [
          sql`EXISTS (SELECT 1 FROM crm_action_tags g WHERE g.agency_id = a.agency_id AND g.action_id = a.id AND ${isOneOf(sql`g.tag_id`, tagId)})`,
        ]
      : []),
    ...(operatorId
      ? [
          isOneOf(
            sql`a.operator_id`,
            operatorId.map((id) => (id === 'me' ? actor.userId : id)),
          ),
        ]
      : []),
    ...(createdFrom ? [sql`a.created_at >= ${romeInstant(createdFrom)}::timestamptz`] : []),
    ...(createdTo ? [sql`a.created_at < ${romeInstant(addDays(createdTo, 1))}::timestamptz`] : []),
    ...(plannedFrom ? [sql`a.planned_key >= ${day(plannedFrom)}`] : []),
    ...(plannedTo ? [sql`a.planned_key < ${day(addDays(plannedTo, 1))}`] : []),
  ];
}
