import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import type { ClientFilter, ClientStatus } from './client.dto.js';

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
  displayName: { column: 'c.sort_key', kind: 'text' },
  createdAt: { column: 'c.created_at', kind: 'timestamptz' },
  updatedAt: { column: 'c.updated_at', kind: 'timestamptz' },
  expectedValue: { column: 'coalesce(c.expected_value, -1)', kind: 'numeric' },
  stageSince: { column: 'c.stage_since', kind: 'timestamptz' },
} as const;
export type RecordSort = keyof typeof RECORD_SORTS;

/** Column `source` in the collation of its index. */
export const SOURCE = 'c.source COLLATE "C"';

export type Bind = (value: unknown) => string;
/** Returns a function that appends a value to a statement's parameters and returns its placeholder. */
export const binder =
  (values: unknown[]): Bind =>
  (value) =>
    `$${values.push(value)}`;

/** Replaces `me` in the filter by the caller's id. */
export const asCaller = <Filter extends RecordFilter>({ userId }: Actor, filter: Filter): Filter =>
  filter.assigneeId?.includes('me') ? { ...filter, assigneeId: filter.assigneeId.map((id) => (id === 'me' ? userId : id)) } : filter;

/** Builds the filter's SQL conditions over `clients c`, except `q`, which only `client_search` handles. */
export function conditionsOf(filter: RecordFilter, bind: Bind): string[] {
  const { type, assigneeId, createdById, tagId, updatedSince, nextAction, contractEndsWithin, stageId, lost, source, ids } = filter;
  // A single value is compared with `=`, so that the index returns the rows in sort order.
  const isAnyOf = (column: string, ids: string[], kind = 'uuid') =>
    ids.length === 1 ? `${column} = ${bind(ids[0])}::${kind}` : `${column} = ANY (${bind(ids)}::${kind}[])`;
  const people = assigneeId?.filter((id) => id !== 'none') ?? [];
  const nobody = assigneeId && people.length < assigneeId.length ? ['c.assignee_id IS NULL'] : [];
  return [
    ...(type ? [type.length === 1 ? `c.type = ${bind(type[0])}` : `c.type = ANY (${bind(type)})`] : []),
    ...(assigneeId ? [`(${[...(people.length > 0 ? [isAnyOf('c.assignee_id', people)] : []), ...nobody].join(' OR ')})`] : []),
    ...(createdById ? [isAnyOf('c.created_by_id', createdById)] : []),
    ...(tagId
      ? [`EXISTS (SELECT 1 FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND ${isAnyOf('t.tag_id', tagId)})`]
      : []),
    ...(updatedSince ? [`c.updated_at >= ${bind(updatedSince)}::timestamptz`] : []),
    ...(nextAction === 'none' ? ['c.next_action_on IS NULL', 'c.lost_at IS NULL'] : []),
    ...(nextAction === 'planned' ? ['c.next_action_on IS NOT NULL'] : []),
    ...(contractEndsWithin
      ? [
          `EXISTS (SELECT 1 FROM contracts k WHERE k.agency_id = c.agency_id AND k.client_id = c.id AND k.deleted_at IS NULL
            AND k.status IN ('active', 'suspended') AND k.ends_on BETWEEN ${bind(today())}::date AND ${bind(addDays(today(), contractEndsWithin))}::date)`,
        ]
      : []),
    ...(stageId ? [isAnyOf('c.pipeline_stage_id', stageId)] : []),
    ...(lost === undefined ? [] : [`c.lost_at IS ${lost ? 'NOT NULL' : 'NULL'}`]),
    ...(source ? [isAnyOf(SOURCE, source, 'text')] : []),
    ...(ids ? [isAnyOf('c.id', ids)] : []),
  ];
}

/** Literal rather than parameter: the partial indexes on prospects are usable only if the planner knows the value. */
export const hasStatus = (status: ClientStatus): string => (status === 'client' ? `c.status = 'client'` : `c.status = 'prospect'`);

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
