import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { badRequest, notFound } from '../core/errors.js';
import { Cursors, type Position } from '../core/http/cursor.js';
import { JsonPage } from '../core/http/json-page.js';
import { ClientCountsQueries } from './client-counts.queries.js';
import type { ClientDto, ClientStatus } from './client.dto.js';
import { ClientFilterQueries } from './client-filter.queries.js';
import { conditionsOf, hasStatus, RECORD_SORTS, type RecordFilter, type RecordSort } from './client-filter.sql.js';
import { ClientProjection, type ClientRowKey, type ClientRow } from './client.projection.js';
import { ClientSearchQueries, type PageRequest } from './client-search.queries.js';

const NONE = { total: 0, totalCapped: false };

/** Filters and paging parameters of a list request. */
export interface ListQuery extends RecordFilter {
  limit?: number;
  cursor?: string;
  count?: 'capped' | 'exact';
  sort?: string;
  viewId?: string;
}

/** Reads clients and prospects, restricted to the records visible to the actor. */
@Injectable()
export class ClientsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: ClientProjection,
    private readonly filters: ClientFilterQueries,
    private readonly search: ClientSearchQueries,
    private readonly totals: ClientCountsQueries,
  ) {}

  /** @throws 404 when it does not exist, is not visible, is in the trash or has another status */
  async get(actor: Actor, id: string, status?: ClientStatus): Promise<ClientDto> {
    const [row] = await this.db.read<ClientRow>(
      actor,
      sql`${this.rows.select(actor)} WHERE c.id = ${id} AND ${visibleTo(actor, 'owned', 'c')} AND c.deleted_at IS NULL${status ? sql` AND c.status = ${status}` : empty}`,
    );
    if (!row) throw notFound();
    return this.rows.toClient(row);
  }

  async list(actor: Actor, query: ListQuery, status: ClientStatus = 'client'): Promise<JsonPage> {
    const { limit = 50, cursor, count, sort, ...given } = query;
    const resolved = await this.filters.resolveFilter(actor, given, status);
    const filter = resolved ?? {};
    const asked = sort ?? resolved?.sort ?? (filter.q === undefined ? 'displayName' : 'relevance');
    const field = asked.replace('-', '');
    if (field === 'relevance' && filter.q === undefined)
      throw badRequest('bad-parameter', 'relevance needs q.', [
        { pointer: 'sort', code: 'needs-q', message: 'Sorting by relevance needs a search.' },
      ]);
    const descending = asked.startsWith('-');
    const list = { agency: actor.agencyId, status, filter, asked };
    const position = this.cursors.decode(cursor, list);
    const request = { filter, status, descending, position, limit };

    const hits =
      resolved === undefined
        ? []
        : filter.q === undefined
          ? await this.ordered(actor, field as RecordSort, request)
          : await this.search.page(actor, field, request);
    const { rows: kept, page } = this.cursors.page(hits, limit, position, list, valuesOf);
    if (count) Object.assign(page, resolved === undefined ? NONE : await this.totals.total(actor, filter, count, status));
    return new JsonPage(await this.rows.load(actor, kept), page);
  }

  /** Reads one page in index order: by name, creation, last change, expected value or time in the stage. */
  private ordered(actor: Actor, sort: RecordSort, { filter, status, descending, position, limit }: PageRequest): Promise<ClientRowKey[]> {
    const { column, kind } = RECORD_SORTS[sort];
    const down = descending !== (position?.direction === 'prev');
    const way = down ? sql`DESC` : sql`ASC`;
    const order = sql`${column} ${way}, c.id ${way}`;
    const conditions = [sql`c.agency_id = ${actor.agencyId}`, hasStatus(status), sql`c.deleted_at IS NULL`, ...conditionsOf(filter)];
    if (position) {
      const [, key, id] = position.values;
      conditions.push(sql`(${column}, c.id) ${down ? sql`<` : sql`>`} (${key}::${kind}, ${id}::uuid)`);
    }
    const branch = (also: Sql) =>
      sql`(SELECT c.id, ${column} AS key FROM clients c WHERE ${join([...conditions, also], ' AND ')} ORDER BY ${order} LIMIT ${integer(limit + 1)})`;
    // Own visibility merges two ordered index scans, created and assigned: a single one with OR would read the whole agency.
    const page =
      actor.visibility === 'agency'
        ? branch(visibleTo(actor, 'owned', 'c'))
        : sql`(${branch(sql`c.created_by_id = ${actor.userId}`)} UNION ${branch(sql`c.assignee_id = ${actor.userId}`)} ORDER BY key ${way}, id ${way} LIMIT ${integer(limit + 1)})`;
    // Rows per creator, assignee or tag vary so much that a generic plan suits few values.
    const { type, ...uneven } = filter;
    const narrow = Object.values(uneven).some((value) => value !== undefined);
    const asOnce = actor.visibility === 'agency' ? !narrow : !narrow && !type && sort === 'displayName';
    if (asOnce) {
      const hits = sql`SELECT id, 0 AS bucket, key FROM ${page} page`;
      return this.db.read<ClientRowKey>(actor, sql`${this.rows.selectByKeys(hits, actor)} ORDER BY ${order}`);
    }
    const hits = sql`SELECT id, 0 AS bucket, key FROM ${page} page ORDER BY key ${way}, id ${way}`;
    return this.db.read<ClientRowKey>(actor, hits, 'custom');
  }
}

/** Values of a cursor: relevance bucket (0 without search), sort key and id. */
const valuesOf = ({ bucket, key, id }: ClientRowKey): Position['values'] => [bucket, key, id];
