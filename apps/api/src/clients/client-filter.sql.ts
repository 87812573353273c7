import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import { idEnd } from '../core/search-words.js';
import { CLIENT_STATUSES, type ClientFilter, type ClientStatus } from './client.dto.js';
import type { SearchPlan } from './client-search.rules.js';

/** Every filter of the client and prospect lists; `stageId`, `lost` and `source` apply to prospects only. */
export interface RecordFilter extends ClientFilter {
  stageId?: string[];
  lost?: boolean;
  source?: string[];
  /** Disables typo tolerance in `q`. */
  exact?: boolean;
  /** Restricts the list to these ids; not combined with `q`. */
  ids?: string[];
}

/** SQL expression and type of each sort; a cursor's value is cast to that type. */
export const RECORD_SORTS = {
  displayName: { column: sql`c.sort_key`, kind: sql`text` },
  createdAt: { column: sql`c.created_at`, kind: sql`timestamptz` },
  updatedAt: { column: sql`c.updated_at`, kind: sql`timestamptz` },
  expectedValue: { column: sql`coalesce(c.expected_value, -1)`, kind: sql`numeric` },
  stageSince: { column: sql`c.stage_since`, kind: sql`timestamptz` },
} as const;
export type RecordSort = keyof typeof RECORD_SORTS;

/** Column `source` in the collation of its index. */
export const SOURCE = sql`c.source COLLATE "C"`;

/** Replaces `me` in the filter by the caller's id. */
export const asCaller = <Filter extends RecordFilter>({ userId }: Actor, filter: Filter): Filter =>
  filter.assigneeId?.includes('me') ? { ...filter, assigneeId: filter.assigneeId.map((id) => (id === 'me' ? userId : id)) } : filter;

/** Builds the filter's SQL conditions over `clients c`, except `q`, which only `client_search` handles. */
export function conditionsOf(filter: RecordFilter): Sql[] {
  const { type, assigneeId, createdById, tagId, updatedSince, nextAction, contractEndsWithin, stageId, lost, source, ids } = filter;
  // A single value is compared with `=`, so that the index returns the rows in sort order.
  const isAnyOf = (column: Sql, values: string[], kind = sql`uuid`) =>
    values.length === 1 ? sql`${column} = ${values[0]}::${kind}` : sql`${column} = ANY (${values}::${kind}[])`;
  const people = assigneeId?.filter((id) => id !== 'none') ?? [];
  const nobody = assigneeId && people.length < assigneeId.length ? [sql`c.assignee_id IS NULL`] : [];
  return [
    ...(type ? [type.length === 1 ? sql`c.type = ${type[0]}` : sql`c.type = ANY (${type})`] : []),
    ...(assigneeId ? [sql`(${join([...(people.length > 0 ? [isAnyOf(sql`c.assignee_id`, people)] : []), ...nobody], ' OR ')})`] : []),
    ...(createdById ? [isAnyOf(sql`c.created_by_id`, createdById)] : []),
    ...(tagId
      ? [
          sql`EXISTS (SELECT 1 FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND ${isAnyOf(sql`t.tag_id`, tagId)})`,
        ]
      : []),
    ...(updatedSince ? [sql`c.updated_at >= ${updatedSince}::timestamptz`] : []),
    ...(nextAction === 'none' ? [sql`c.next_action_on IS NULL`, sql`c.lost_at IS NULL`] : []),
    ...(nextAction === 'planned' ? [sql`c.next_action_on IS NOT NULL`] : []),
    ...(contractEndsWithin
      ? [
          sql`EXISTS (SELECT 1 FROM contracts k WHERE k.agency_id = c.agency_id AND k.client_id = c.id AND k.deleted_at IS NULL
            AND k.status IN ('active', 'suspended') AND k.ends_on BETWEEN ${today()}::date AND ${addDays(today(), contractEndsWithin)}::date)`,
        ]
      : []),
    ...(stageId ? [isAnyOf(sql`c.pipeline_stage_id`, stageId)] : []),
    ...(lost === undefined ? [] : [lost ? sql`c.lost_at IS NOT NULL` : sql`c.lost_at IS NULL`]),
    ...(source ? [isAnyOf(SOURCE, source, sql`text`)] : []),
    ...(ids ? [isAnyOf(sql`c.id`, ids)] : []),
  ];
}

/** Literal rather than parameter: the partial indexes on prospects are usable only if the planner knows the value. */
export const hasStatus = (status: ClientStatus): Sql => (status === 'client' ? sql`c.status = 'client'` : sql`c.status = 'prospect'`);

/** Converts the filter to the fields of the database type `client_filter`. */
export function filterFields(filter: RecordFilter, statuses: readonly ClientStatus[]): Record<string, unknown> {
  const { type, assigneeId, createdById, tagId, updatedSince, nextAction, contractEndsWithin, stageId, lost, source } = filter;
  return {
    statuses,
    types: type,
    creators: createdById,
    tags: tagId,
    updated_since: updatedSince,
    ...(nextAction ? { actionless: nextAction === 'none' } : {}),
    ...(contractEndsWithin ? { contracts_end_from: today(), contracts_end_to: addDays(today(), contractEndsWithin) } : {}),
    stages: stageId,
    lost,
    sources: source,
    ...(assigneeId ? { assignees: assigneeId.filter((id) => id !== 'none'), unassigned: assigneeId.includes('none') } : {}),
  };
}
export const filterJson = (filter: RecordFilter, statuses: readonly ClientStatus[]): string =>
  JSON.stringify(filterFields(filter, statuses));

const MAX_FOUND = 200;

/** Returns SQL for the ids of visible clients and prospects that a search by their own words finds, for lists of their records. */
export const clientsFound = (q: string, { patterns, starts }: SearchPlan): Sql =>
  sql`client_search(${patterns}::text[], ${starts}::text[], ${idEnd(q)}, ${filterJson({}, CLIENT_STATUSES)}::jsonb, 'relevance', false, NULL, NULL, NULL, ${MAX_FOUND})`;
