import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/scope.js';
import { badRequest, notFound } from '../core/errors.js';
import { Cursors, type Position } from '../core/http/cursor.js';
import { WrittenPage } from '../core/http/written-page.js';
import {
  CLIENT_STATUSES,
  CLIENT_TYPES,
  type ClientCounts,
  type ClientDto,
  type ClientListFilter,
  type ClientStatus,
  type ClientType,
} from './client.dto.js';
import { asCaller, binder, conditionsOf, filterJson, type RecordFilter } from './client-filter.sql.js';
import { ClientRows, type ClientHit, type ClientRow } from './client.rows.js';
import { idEnd, searchWords } from './client.rules.js';
import { searchPlan, withOneSlip } from './client-search.rules.js';

const MOST_COUNTED = 10_000;
const NONE = { total: 0, totalCapped: false };
/** What each sort compares, and as what a cursor's value is read. */
const SORTS = {
  displayName: { column: 'c.sort_key', kind: 'text' },
  createdAt: { column: 'c.created_at', kind: 'timestamptz' },
  updatedAt: { column: 'c.updated_at', kind: 'timestamptz' },
  expectedValue: { column: 'coalesce(c.expected_value, -1)', kind: 'numeric' },
  stageSince: { column: 'c.stage_since', kind: 'timestamptz' },
} as const;
type Sort = keyof typeof SORTS;

/** A page of a list as it is asked for. */
export interface ListQuery extends RecordFilter {
  limit?: number;
  cursor?: string;
  count?: 'capped' | 'exact';
  sort?: string;
  viewId?: string;
}

/** Which rows of the list, and from where. */
interface Among {
  filter: RecordFilter;
  status: ClientStatus;
  descending: boolean;
  position: Position | undefined;
  limit: number;
}

/** A filter, and the order of the view that it came from. */
type Meant = RecordFilter & { sort?: string };

/** Reads of clients: each one statement, scoped by the actor. */
@Injectable()
export class ClientsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: ClientRows,
  ) {}

  /** @throws 404 when it is not there, not visible, in the trash, or not in that state */
  async get(actor: Actor, id: string, status?: ClientStatus): Promise<ClientDto> {
    const values: unknown[] = [];
    const bind = binder(values);
    const [row] = await this.db.read<ClientRow>(
      actor,
      `${this.rows.select(actor, bind)} WHERE c.id = ${bind(id)} AND ${visibleTo(actor, 'owned', 'c', bind)} AND c.deleted_at IS NULL${status ? ` AND c.status = ${bind(status)}` : ''}`,
      values,
    );
    if (!row) throw notFound();
    return this.rows.toClient(row);
  }

  async list(actor: Actor, query: ListQuery, status: ClientStatus = 'client'): Promise<WrittenPage> {
    const { limit = 50, cursor, count, sort, ...given } = query;
    const meant = await this.meant(actor, given, status);
    const filter = meant ?? {};
    const asked = sort ?? meant?.sort ?? (filter.q === undefined ? 'displayName' : 'relevance');
    const field = asked.replace('-', '');
    if (field === 'relevance' && filter.q === undefined)
      throw badRequest('bad-parameter', 'relevance needs q.', [
        { pointer: 'sort', code: 'needs-q', message: 'Only a search has relevance.' },
      ]);
    const descending = asked.startsWith('-');
    const list = { agency: actor.agencyId, status, filter, asked };
    const position = this.cursors.read(cursor, list);
    const among = { filter, status, descending, position, limit };

    const rows =
      meant === undefined
        ? []
        : filter.q === undefined
          ? await this.ordered(actor, field as Sort, among)
          : await this.searched(actor, field, among);
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, valuesOf);
    if (count) Object.assign(page, meant === undefined ? NONE : await this.total(actor, filter, count, status));
    return new WrittenPage(
      kept.map(({ json }) => json),
      page,
    );
  }

  /**
   * The filter that a query means: what its view says, and what it says itself instead.
   * @returns undefined when there is no such view, or the caller does not see it: the list is empty then
   */
  async meant(actor: Actor, { viewId, ...given }: RecordFilter & { viewId?: string }, status: ClientStatus): Promise<Meant | undefined> {
    // A parameter that was left out must not hide what the view says of it.
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RecordFilter;
    if (viewId === undefined) return asCaller(actor, said);
    const values: unknown[] = [];
    const bind = binder(values);
    const [view] = await this.db.read<{ criteria: RecordFilter; sort: string | null }>(
      actor,
      `SELECT v.criteria, v.sort FROM views v WHERE ${visibleTo(actor, 'agency', 'v', bind)} AND v.id = ${bind(viewId)}
         AND v.target = ${bind(`${status}s`)} AND (v.scope <> 'personal' OR v.user_id = ${bind(actor.userId)})`,
      values,
    );
    // A view outlives the orders that a list knows.
    const sort = view?.sort && view.sort.replace('-', '') in SORTS ? { sort: view.sort } : {};
    return view && asCaller(actor, { ...view.criteria, ...sort, ...said });
  }

  /** How many of a list a filter leaves, up to 10,000. */
  async total(actor: Actor, filter: RecordFilter, count: 'capped' | 'exact', status: ClientStatus) {
    const most = count === 'exact' ? 2_000_000_000 : MOST_COUNTED + 1;
    const groups = await this.countGroups(actor, asCaller(actor, filter), [status], most);
    const total = groups.filter((group) => group.status === status).reduce((sum, group) => sum + Number(group.total), 0);
    return count === 'exact' ? { total, totalCapped: false } : { total: Math.min(total, MOST_COUNTED), totalCapped: total > MOST_COUNTED };
  }

  async counts(actor: Actor, asked: ClientListFilter): Promise<ClientCounts> {
    const filter = await this.meant(actor, asked, 'client');
    const groups = !filter ? [] : await this.countGroups(actor, filter, CLIENT_STATUSES, MOST_COUNTED + 1);
    const totals = new Map(groups.map(({ type, status, total }) => [`${type} ${status}`, Number(total)]));
    return {
      data: CLIENT_STATUSES.flatMap((status) =>
        CLIENT_TYPES.map((type) => {
          const total = totals.get(`${type} ${status}`) ?? 0;
          return { type, status, total: Math.min(total, MOST_COUNTED), totalCapped: total > MOST_COUNTED };
        }),
      ),
    };
  }

  /** A statement that gives the ids of all that match, up to `most`. */
  async matching(
    actor: Actor,
    asked: RecordFilter,
    most: number,
    status: ClientStatus = 'client',
  ): Promise<{ text: string; values: unknown[] }> {
    const filter = asCaller(actor, asked);
    if (filter.q === undefined) {
      const values: unknown[] = [];
      const bind = binder(values);
      const conditions = [
        visibleTo(actor, 'owned', 'c', bind),
        `c.status = ${bind(status)}`,
        'c.deleted_at IS NULL',
        ...conditionsOf(filter, bind),
      ];
      return { text: `SELECT c.id FROM clients c WHERE ${conditions.join(' AND ')} LIMIT ${most}`, values };
    }
    const words = searchWords(filter.q);
    if (words.length === 0) return { text: 'SELECT NULL::uuid AS id WHERE false', values: [] };
    const statement = (readings: string[][], limit: number) => {
      const { patterns, starts } = searchPlan(readings);
      return {
        text: `SELECT s.id FROM client_search($1::text[], $2::text[], $3, $4::jsonb, 'displayName', false, NULL, NULL, NULL, $5) s`,
        values: [patterns, starts, idEnd(filter.q ?? ''), filterJson(filter, [status]), limit],
      };
    };
    // The list forgives a slip where nothing matches, so what stands in it is what is meant here.
    const { text, values } = statement([words], 1);
    const readings = (await this.db.read(actor, text, values)).length > 0 ? [] : await this.forgiven(actor, words);
    return statement(readings.length > 0 ? readings : [words], most);
  }

  /** The same for those of the ids that stand for live records in that state that the caller sees. */
  live(actor: Actor, ids: string[], status: ClientStatus = 'client'): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const bind = binder(values);
    return {
      text: `SELECT c.id FROM clients c WHERE c.id = ANY (${bind(ids)}::uuid[]) AND ${visibleTo(actor, 'owned', 'c', bind)} AND c.status = ${bind(status)} AND c.deleted_at IS NULL`,
      values,
    };
  }

  /** In the order of an index: by name, by the day of creation or change, by value or days in a stage. */
  private ordered(actor: Actor, sort: Sort, { filter, status, descending, position, limit }: Among): Promise<ClientHit[]> {
    const values: unknown[] = [];
    const bind = binder(values);
    const { column, kind } = SORTS[sort];
    const down = descending !== (position?.direction === 'prev');
    const order = `${column} ${down ? 'DESC' : 'ASC'}, c.id ${down ? 'DESC' : 'ASC'}`;
    const conditions = [
      `c.agency_id = ${bind(actor.agencyId)}`,
      // Written out: the indexes of prospects hold nothing else, and PostgreSQL must know it when it plans.
      status === 'client' ? `c.status = 'client'` : `c.status = 'prospect'`,
      'c.deleted_at IS NULL',
      ...conditionsOf(filter, bind),
    ];
    if (position) {
      const [, key, id] = position.values;
      conditions.push(`(${column}, c.id) ${down ? '<' : '>'} (${bind(key)}::${kind}, ${bind(id)}::uuid)`);
    }
    const branch = (also: string) =>
      `(SELECT c.id, ${column} AS key FROM clients c WHERE ${[...conditions, also].join(' AND ')} ORDER BY ${order} LIMIT ${limit + 1})`;
    // What is one's own is two ordered index scans, created and assigned, merged: one scan with an OR would read the whole agency.
    const page =
      actor.visibility === 'agency'
        ? branch(visibleTo(actor, 'owned', 'c', bind))
        : `(${branch(`c.created_by_id = ${bind(actor.userId)}`)} UNION ${branch(`c.assignee_id = ${bind(actor.userId)}`)} ORDER BY key ${down ? 'DESC' : 'ASC'}, id ${down ? 'DESC' : 'ASC'} LIMIT ${limit + 1})`;
    // How many rows have a creator, an assignee or a tag differs so much that a plan for any of them suits few.
    const { type, ...uneven } = filter;
    const narrow = Object.values(uneven).some((value) => value !== undefined);
    const asOnce = actor.visibility === 'agency' ? !narrow : !narrow && !type && sort === 'displayName';
    return this.db.read<ClientHit>(
      actor,
      `${this.rows.selectHits(`SELECT id, 0 AS bucket, key FROM ${page} page`, actor, bind)} ORDER BY ${order}`,
      values,
      asOnce ? 'once' : 'each time',
    );
  }

  private async searched(actor: Actor, field: string, { filter, status, descending, position, limit }: Among): Promise<ClientHit[]> {
    const words = searchWords(filter.q ?? '');
    if (words.length === 0) return [];
    const down = descending !== (position?.direction === 'prev');
    const find = (readings: string[][]) => {
      const { patterns, starts } = searchPlan(readings);
      const [bucket = null, key = null, id = null] = position?.values ?? [];
      const values: unknown[] = [
        patterns,
        starts,
        idEnd(filter.q ?? ''),
        filterJson(filter, [status]),
        field,
        down,
        bucket,
        key,
        id,
        limit + 1,
      ];
      const bind = binder(values);
      const hits = 'SELECT * FROM client_search($1::text[], $2::text[], $3, $4::jsonb, $5, $6, $7, $8, $9::uuid, $10)';
      const way = down ? 'DESC' : 'ASC';
      return this.db.read<ClientHit>(
        actor,
        `${this.rows.selectHits(hits, actor, bind)} ORDER BY hit.bucket ${way}, hit.key ${way}, hit.id ${way}`,
        values,
      );
    };
    const rows = await find([words]);
    if (rows.length > 0 || position) return rows;
    const readings = await this.forgiven(actor, words);
    return readings.length > 0 ? find(readings) : rows;
  }

  /** What may have been meant, when one of the words is one slip away from a word that names have. */
  async forgiven(actor: Actor, words: string[]): Promise<string[][]> {
    const long = words.filter((word) => word.length >= 4 && /^\p{L}+$/u.test(word));
    if (long.length === 0) return [];
    const slips = await this.db.read<{ typed: string; word: string }>(
      actor,
      'SELECT t.typed, s AS word FROM unnest($1::text[]) t(typed), client_slips(t.typed) s',
      [long],
    );
    return withOneSlip(words, slips);
  }

  private async countGroups(actor: Actor, filter: RecordFilter, statuses: readonly ClientStatus[], most: number) {
    type Group = { type: ClientType; status: ClientStatus; total: string };
    const words = searchWords(filter.q ?? '');
    if (filter.q === undefined)
      return this.db.read<Group>(actor, 'SELECT * FROM client_counts($1::jsonb, $2)', [filterJson(filter, statuses), most]);
    if (words.length === 0) return [];
    const count = (readings: string[][]) => {
      const { patterns, starts } = searchPlan(readings);
      return this.db.read<Group>(actor, 'SELECT * FROM client_search_counts($1::text[], $2::text[], $3, $4::jsonb, $5)', [
        patterns,
        starts,
        idEnd(filter.q ?? ''),
        filterJson(filter, statuses),
        most,
      ]);
    };
    const groups = await count([words]);
    const readings = groups.length === 0 ? await this.forgiven(actor, words) : [];
    return readings.length > 0 ? count(readings) : groups;
  }
}

/** As they go into a cursor: bucket of relevance (0 without), key, id. */
const valuesOf = ({ bucket, key, id }: ClientHit): Position['values'] => [bucket, key, id];
