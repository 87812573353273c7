import { Injectable } from '@nestjs/common';
import { ClientFilterQueries } from '../clients/client-filter.queries.js';
import { binder, filterJson, type Bind } from '../clients/client-filter.sql.js';
import { searchPlan } from '../clients/client-search.rules.js';
import { CLIENT_STATUSES } from '../clients/client.dto.js';
import { idEnd, searchWords } from '../clients/client.rules.js';
import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
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
/** Of a search no more of either are looked at. */
const MAX_FOUND = 10_000;
const MAX_CLIENTS_FOUND = 200;
/** What a frequent word is looked for in before the index is asked. */
const MAX_WALKED = 3_000;
const SORTS = {
  plannedOn: { column: 'a.planned_key', kind: 'text' },
  createdAt: { column: 'a.created_at', kind: 'timestamptz' },
} as const;

/** A filter, and the order of the view that it came from. */
type ResolvedFilter = CrmActionFilter & { sort?: (typeof ACTION_SORTS)[number] };

const NO_PAGE = { nextCursor: null, prevCursor: null, hasMore: false };

/** A page of the list, as SQL: its order, and what it comes after. */
interface PageCursor {
  column: string;
  kind: string;
  way: 'ASC' | 'DESC';
  limit: number;
  after?: Position['values'];
}

/** Where an action stands in the list. */
interface ActionRowKey {
  id: string;
  key: string | Date;
}

/** Reads of actions: each one statement, scoped by the actor. */
@Injectable()
export class CrmActionsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: CrmActionProjection,
    private readonly filters: ClientFilterQueries,
  ) {}

  /** @throws 404 when it is not there, not visible, or in the trash, by itself or with its client */
  async get(actor: Actor, id: string): Promise<CrmActionDto> {
    const values: unknown[] = [];
    const bind = binder(values);
    const [row] = await this.db.read<ActionRow>(
      actor,
      `${this.rows.select(bind)} WHERE a.agency_id = ${bind(actor.agencyId)} AND a.id = ${bind(id)} AND a.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c', bind)}`,
      values,
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
    const way = sort.startsWith('-') !== (position?.direction === 'prev') ? 'DESC' : 'ASC';
    const hits = await this.pageKeys(actor, filter, { column, kind, way, limit, ...(position ? { after: position.values } : {}) });
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

  /** A page of ids. Common words: scan the first rows in list order. Rare words: use the trigram index. */
  private async pageKeys(actor: Actor, filter: CrmActionFilter, pageCursor: PageCursor): Promise<ActionRowKey[]> {
    const ask = (write: (bind: Bind) => string) => {
      const values: unknown[] = [];
      return this.db.read<ActionRowKey>(actor, write(binder(values)), values, planModeFor(actor, filter));
    };
    const { q, ...others } = filter;
    if (q !== undefined && actor.visibility === 'agency') {
      const met = await ask((bind) => {
        const walked = `SELECT * FROM crm_actions a WHERE ${pageOf(pageCursor, filterConditions(actor, others, bind), bind)} LIMIT ${MAX_WALKED} OFFSET 0`;
        return `SELECT a.id, ${pageCursor.column} AS key FROM (${walked}) a WHERE ${pageOf(pageCursor, [rowMatchesText(q, bind)], bind)} LIMIT ${pageCursor.limit + 1}`;
      });
      if (met.length > pageCursor.limit) return met;
    }
    return ask(
      (bind) =>
        `SELECT a.id, ${pageCursor.column} AS key FROM crm_actions a WHERE ${pageOf(pageCursor, filterConditions(actor, filter, bind), bind)} LIMIT ${pageCursor.limit + 1}`,
    );
  }

  /** What is to be done, for the sidebar and the heads of lists: late, today, and in the seven days after. */
  async counts(actor: Actor, operatorId: string[] | undefined, max = MAX_COUNTED): Promise<CrmActionCounts> {
    const values: unknown[] = [];
    const bind = binder(values);
    const day = today();
    const of = (filter: CrmActionFilter) =>
      counted(actor, { ...filter, state: ['planned'], ...(operatorId ? { operatorId } : {}) }, bind, max);
    const [row] = await this.db.read<Record<keyof CrmActionCounts, string>>(
      actor,
      `SELECT (${of({ overdue: true })}) AS overdue, (${of({ plannedFrom: day, plannedTo: day })}) AS today,
        (${of({ plannedFrom: addDays(day, 1), plannedTo: addDays(day, 7) })}) AS "nextDays"`,
      values,
      planModeFor(actor, { overdue: true, plannedFrom: day, operatorId }),
    );
    return {
      overdue: capped(row?.overdue, max),
      today: capped(row?.today, max),
      nextDays: capped(row?.nextDays, max),
    };
  }

  /** How many each list is of, each up to 10,000, in one statement. */
  async totals(actor: Actor, filters: CrmActionFilter[]): Promise<CappedTotal[]> {
    if (filters.length === 0) return [];
    const values: unknown[] = [];
    const bind = binder(values);
    const lists = filters.map((filter, list) => `(${counted(actor, filter, bind, MAX_COUNTED)}) AS "${list}"`);
    const [row] = await this.db.read<Record<string, string>>(actor, `SELECT ${lists.join(', ')}`, values, 'custom');
    return filters.map((_, list) => capped(row?.[String(list)], MAX_COUNTED));
  }

  /**
   * The filter that a query means: what its view says, and what it says itself instead.
   * @returns undefined when there is no such view, or the caller does not see it: the list is empty then
   */
  private async resolveFilter(actor: Actor, { viewId, ...given }: CrmActionListFilter): Promise<ResolvedFilter | undefined> {
    // A parameter that was left out must not hide what the view says of it.
    const explicit = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as CrmActionFilter;
    if (viewId === undefined) return explicit;
    const view = await this.filters.findSavedView<CrmActionFilter>(actor, viewId, 'crm-actions');
    // A view outlives the orders that a list knows.
    const sort = ACTION_SORTS.find((known) => known === view?.sort);
    return view && { ...view.criteria, ...(sort ? { sort } : {}), ...explicit };
  }

  private async total(actor: Actor, filter: CrmActionFilter, max: number): Promise<CappedTotal> {
    const values: unknown[] = [];
    const [row] = await this.db.read<{ count: string }>(
      actor,
      counted(actor, filter, binder(values), max),
      values,
      planModeFor(actor, filter),
    );
    return capped(row?.count, max);
  }
}

/** One value each, and an index that gives their rows in the order of time: its plan is the best, whoever and whenever it is. */
const IN_ORDER = new Set<string>([
  'clientId',
  'state',
  'overdue',
  'operatorId',
  'plannedFrom',
  'plannedTo',
] satisfies (keyof CrmActionFilter)[]);

/** How many rows a type or a tag has, and what some see, differs so much that a plan for any of them suits few. */
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

const counted = (actor: Actor, filter: CrmActionFilter, bind: Bind, max: number): string =>
  `SELECT count(*) FROM (SELECT 1 FROM crm_actions a WHERE ${filterConditions(actor, filter, bind).join(' AND ')} LIMIT ${max + 1}) counted`;

function pageOf({ column, kind, way, after }: PageCursor, conditions: string[], bind: Bind): string {
  const [key, id] = after ?? [];
  const on = after ? [`(${column}, a.id) ${way === 'DESC' ? '<' : '>'} (${bind(key)}::${kind}, ${bind(id)}::uuid)`] : [];
  return `${[...conditions, ...on].join(' AND ')} ORDER BY ${column} ${way}, a.id ${way}`;
}

/** Which actions a list is of: those of active clients that the actor sees, as the filter says. */
export function filterConditions(actor: Actor, { q, ...filter }: CrmActionFilter, bind: Bind): string[] {
  // PostgreSQL keeps no plan that costs more than one for the very day, and takes longer to make that one than it saves.
  const day: Bind = planModeFor(actor, filter) === 'generic' ? (value) => `(SELECT ${bind(value)}::text)` : bind;
  return [
    `a.agency_id = ${bind(actor.agencyId)}`,
    parentIsActive(actor, 'clients', 'a', 'client_id', bind),
    ...conditionsOf(actor, filter, bind, day),
    ...(q === undefined ? [] : [matchesText(actor, q, bind)]),
  ];
}

/** Actions whose text has all the words, and those of clients whose names a search for them finds: collected once, and then looked up. */
function matchesText(actor: Actor, q: string, bind: Bind): string {
  const { texts, clients } = searchSources(q, bind);
  if (!clients) return 'false';
  const inTexts = texts ? `SELECT s.id FROM crm_action_search(${texts}, ${MAX_FOUND}) s UNION ` : '';
  return `a.id = ANY (ARRAY(${inTexts}SELECT x.id FROM ${clients} h JOIN crm_actions x ON x.agency_id = ${bind(actor.agencyId)} AND x.client_id = h.id AND x.deleted_at IS NULL))`;
}

/** The same, asked of one action after the other. */
function rowMatchesText(q: string, bind: Bind): string {
  const { texts, clients } = searchSources(q, bind);
  if (!clients) return 'false';
  return `(${texts ? `a.search LIKE ALL (${texts}) OR ` : ''}a.client_id = ANY (ARRAY(SELECT h.id FROM ${clients} h)))`;
}

/** SQL for the patterns that a text must match, and for the clients that a search finds; none where nothing is asked for. */
function searchSources(q: string, bind: Bind): { texts?: string; clients?: string } {
  const words = searchWords(q);
  if (words.length === 0) return {};
  const { patterns, starts } = searchPlan([words]);
  // Words of less than three letters lead the index nowhere: names are found by their beginnings.
  const [texts] = patterns;
  const clients = `client_search(${bind(patterns)}::text[], ${bind(starts)}::text[], ${bind(idEnd(q))}, ${bind(filterJson({}, CLIENT_STATUSES))}::jsonb, 'relevance', false, NULL, NULL, NULL, ${MAX_CLIENTS_FOUND})`;
  return { clients, ...(texts ? { texts: `${bind(texts)}::text[]` } : {}) };
}
