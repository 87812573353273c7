import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { clientsFound } from '../clients/client-filter.sql.js';
import { searchPlan } from '../clients/client-search.rules.js';
import { searchWords } from '../core/search-words.js';
import { SavedFilters } from '../clients/saved-filters.js';
import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { parentIsActive, visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import { Cursors, type Position } from '../core/http/cursor.js';
import { JsonPage } from '../core/http/json-page.js';
import {
  ACTION_SORTS,
  type CappedTotal,
  type CrmActionCounts,
  type CrmActionDto,
  type CrmActionFilter,
  type CrmActionListFilter,
  type CrmActionListQuery,
} from './crm-action.dto.js';
import { conditionsOf } from './crm-action-filter.sql.js';
import { CrmActionProjection, type ActionRow } from './crm-action.projection.js';

const MAX_COUNTED = 10_000;
/** Upper limit of actions that a search considers. */
const MAX_FOUND = 10_000;
/** Number of rows scanned for a frequent word before the trigram index is used. */
const MAX_SCANNED = 3_000;
const SORTS = {
  plannedOn: { column: sql`a.planned_key`, kind: sql`text` },
  createdAt: { column: sql`a.created_at`, kind: sql`timestamptz` },
} as const;

/** Filter merged with its view, and the view's sort order. */
type ResolvedFilter = CrmActionFilter & { sort?: (typeof ACTION_SORTS)[number] };

const NO_PAGE = { nextCursor: null, prevCursor: null, hasMore: false };

/** SQL order of a page, and the position that it starts after. */
interface PageCursor {
  column: Sql;
  kind: Sql;
  descending: boolean;
  limit: number;
  after?: Position['values'];
}

/** Position of an action in the list. */
interface ActionRowKey {
  id: string;
  key: string | Date;
}

/** Reads of actions, filtered to the rows that the actor can see. */
@Injectable()
export class CrmActionsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: CrmActionProjection,
    private readonly saved: SavedFilters,
  ) {}

  /** @throws 404 when the action does not exist, is not visible, or is in the trash, itself or through its client */
  async get(actor: Actor, id: string): Promise<CrmActionDto> {
    const [row] = await this.db.read<ActionRow>(
      actor,
      sql`${this.rows.select()} WHERE a.agency_id = ${actor.agencyId} AND a.id = ${id} AND a.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`,
    );
    if (!row) throw notFound();
    return this.rows.toAction(row);
  }

  async list(actor: Actor, query: CrmActionListQuery): Promise<JsonPage> {
    const { limit = 50, cursor, count, sort: asked, ...given } = query;
    const resolved = await this.resolveFilter(actor, given);
    if (!resolved) return new JsonPage([], { ...NO_PAGE, ...(count ? capped('0', 0) : {}) });
    const { sort: saved = 'plannedOn', ...filter } = resolved;
    const sort = asked ?? saved;
    const list = { agency: actor.agencyId, actions: filter, sort };
    const position = this.cursors.decode(cursor, list);
    const { column, kind } = SORTS[sort.replace('-', '') as keyof typeof SORTS];
    const descending = sort.startsWith('-') !== (position?.direction === 'prev');
    const hits = await this.pageKeys(actor, filter, { column, kind, descending, limit, ...(position ? { after: position.values } : {}) });
    const { rows: kept, page: pageCursor } = this.cursors.page(hits, limit, position, list, ({ key, id }) => [
      key instanceof Date ? key.toISOString() : key,
      id,
    ]);
    if (count) Object.assign(pageCursor, await this.total(actor, filter, count === 'exact' ? 2_000_000_000 : MAX_COUNTED));
    const rows = await this.rows.load(
      actor,
      kept.map(({ id }) => id),
    );
    return new JsonPage(
      rows.map(({ json }) => json),
      pageCursor,
    );
  }

  /** Returns a page of ids. Common words: scans the first rows in list order. Rare words: uses the trigram index. */
  private async pageKeys(actor: Actor, filter: CrmActionFilter, pageCursor: PageCursor): Promise<ActionRowKey[]> {
    const ask = (statement: Sql) => this.db.read<ActionRowKey>(actor, statement, planModeFor(actor, filter));
    const { q, ...others } = filter;
    if (q !== undefined && actor.visibility === 'agency') {
      const scanned = sql`SELECT * FROM crm_actions a WHERE ${pageOf(pageCursor, filterConditions(actor, others))} LIMIT ${integer(MAX_SCANNED)} OFFSET 0`;
      const met = await ask(
        sql`SELECT a.id, ${pageCursor.column} AS key FROM (${scanned}) a WHERE ${pageOf(pageCursor, [rowMatchesText(q)])} LIMIT ${integer(pageCursor.limit + 1)}`,
      );
      if (met.length > pageCursor.limit) return met;
    }
    return ask(
      sql`SELECT a.id, ${pageCursor.column} AS key FROM crm_actions a WHERE ${pageOf(pageCursor, filterConditions(actor, filter))} LIMIT ${integer(pageCursor.limit + 1)}`,
    );
  }

  /** Counts open actions for the sidebar and the list headers: overdue, today, and the next seven days. */
  async counts(actor: Actor, operatorId: string[] | undefined, max = MAX_COUNTED): Promise<CrmActionCounts> {
    const day = today();
    const of = (filter: CrmActionFilter) => counted(actor, { ...filter, state: ['planned'], ...(operatorId ? { operatorId } : {}) }, max);
    const [row] = await this.db.read<Record<keyof CrmActionCounts, string>>(
      actor,
      sql`SELECT (${of({ overdue: true })}) AS overdue, (${of({ plannedFrom: day, plannedTo: day })}) AS today,
        (${of({ plannedFrom: addDays(day, 1), plannedTo: addDays(day, 7) })}) AS "nextDays"`,
      planModeFor(actor, { overdue: true, plannedFrom: day, operatorId }),
    );
    return {
      overdue: capped(row?.overdue, max),
      today: capped(row?.today, max),
      nextDays: capped(row?.nextDays, max),
    };
  }

  /** Returns the total of each filter, up to 10,000 each, in one statement. */
  async totals(actor: Actor, filters: CrmActionFilter[]): Promise<CappedTotal[]> {
    if (filters.length === 0) return [];
    const lists = filters.map((filter, list) => sql`(${counted(actor, filter, MAX_COUNTED)}) AS "${integer(list)}"`);
    const [row] = await this.db.read<Record<string, string>>(actor, sql`SELECT ${join(lists)}`, 'custom');
    return filters.map((_, list) => capped(row?.[String(list)], MAX_COUNTED));
  }

  /**
   * Merges the criteria of the view with the parameters of the query, which take precedence.
   * @returns undefined when the view does not exist or is not visible to the caller; the list is empty then
   */
  private async resolveFilter(actor: Actor, { viewId, ...given }: CrmActionListFilter): Promise<ResolvedFilter | undefined> {
    // Drops undefined parameters, so that they do not override the view's criteria.
    const explicit = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as CrmActionFilter;
    if (viewId === undefined) return explicit;
    const view = await this.saved.find<CrmActionFilter>(actor, viewId, 'crm-actions');
    // A saved view may contain a sort order that no longer exists.
    const sort = ACTION_SORTS.find((known) => known === view?.sort);
    return view && { ...view.criteria, ...(sort ? { sort } : {}), ...explicit };
  }

  private async total(actor: Actor, filter: CrmActionFilter, max: number): Promise<CappedTotal> {
    const [row] = await this.db.read<{ count: string }>(actor, counted(actor, filter, max), planModeFor(actor, filter));
    return capped(row?.count, max);
  }
}

/** Filters that, with one value, have an index in chronological order, so that the generic plan is best for every value. */
const IN_ORDER = new Set<string>([
  'clientId',
  'state',
  'overdue',
  'operatorId',
  'plannedFrom',
  'plannedTo',
] satisfies (keyof CrmActionFilter)[]);

/** Chooses a custom plan for skewed filters (type, tag) and for `own` visibility, where row counts vary too much for a generic plan. */
export const planModeFor = (actor: Actor, filter: CrmActionFilter): 'generic' | 'custom' =>
  actor.visibility === 'agency' &&
  Object.entries(filter).every(
    ([name, value]) => value === undefined || (IN_ORDER.has(name) && value !== false && (!Array.isArray(value) || value.length === 1)),
  )
    ? 'generic'
    : 'custom';

const capped = (count: string | undefined, max: number): CappedTotal => {
  const total = Number(count ?? 0);
  return { total: Math.min(total, max), totalCapped: total > max };
};

const counted = (actor: Actor, filter: CrmActionFilter, max: number): Sql =>
  sql`SELECT count(*) FROM (SELECT 1 FROM crm_actions a WHERE ${join(filterConditions(actor, filter), ' AND ')} LIMIT ${integer(max + 1)}) counted`;

function pageOf({ column, kind, descending, after }: PageCursor, conditions: Sql[]): Sql {
  const [key, id] = after ?? [];
  const on = after ? [sql`(${column}, a.id) ${descending ? sql`<` : sql`>`} (${key}::${kind}, ${id}::uuid)`] : [];
  const way = descending ? sql`DESC` : sql`ASC`;
  return sql`${join([...conditions, ...on], ' AND ')} ORDER BY ${column} ${way}, a.id ${way}`;
}

/** Returns the SQL conditions of a filter, limited to clients that are not deleted and visible to the actor. */
export function filterConditions(actor: Actor, { q, ...filter }: CrmActionFilter): Sql[] {
  // Hides the day from the planner: else PostgreSQL prefers a custom plan for that day, which costs more to make than it saves.
  const day = planModeFor(actor, filter) === 'generic' ? (value: string) => sql`(SELECT ${value}::text)` : undefined;
  return [
    sql`a.agency_id = ${actor.agencyId}`,
    parentIsActive(actor, 'clients', 'a', 'client_id'),
    ...conditionsOf(actor, filter, day),
    ...(q === undefined ? [] : [matchesText(actor, q)]),
  ];
}

/** Matches actions that contain all the words, or whose client's name does, by collecting their ids once from the indexes. */
function matchesText(actor: Actor, q: string): Sql {
  const { texts, clients } = searchSources(q);
  if (!clients) return sql`false`;
  const inTexts = texts ? sql`SELECT s.id FROM crm_action_search(${texts}, ${MAX_FOUND}) s UNION ` : empty;
  return sql`a.id = ANY (ARRAY(${inTexts}SELECT x.id FROM ${clients} h JOIN crm_actions x ON x.agency_id = ${actor.agencyId} AND x.client_id = h.id AND x.deleted_at IS NULL))`;
}

/** Matches like `matchesText`, but tests each row instead of collecting ids. */
function rowMatchesText(q: string): Sql {
  const { texts, clients } = searchSources(q);
  if (!clients) return sql`false`;
  return sql`(${texts ? sql`a.search LIKE ALL (${texts}) OR ` : empty}a.client_id = ANY (ARRAY(SELECT h.id FROM ${clients} h)))`;
}

/** Returns SQL for the patterns that a text must match and for the clients found; empty when `q` has no words. */
function searchSources(q: string): { texts?: Sql; clients?: Sql } {
  const words = searchWords(q);
  if (words.length === 0) return {};
  const plan = searchPlan([words]);
  // Undefined when every word is shorter than three letters, too short for a trigram index: then only name beginnings match.
  const [texts] = plan.patterns;
  return { clients: clientsFound(q, plan), ...(texts ? { texts: sql`${texts}::text[]` } : {}) };
}
