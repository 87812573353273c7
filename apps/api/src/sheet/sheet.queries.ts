import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { searchWords } from '../core/search-words.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { instant } from '../core/database/json.js';
import { entityVisibleTo, visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import { JsonPage } from '../core/http/json-page.js';
import type { SheetCounts, SheetQuery } from './sheet-record.dto.js';
import type { SheetRecord } from './sheet-record.entity.js';
import { SheetProjection } from './sheet-projection.js';
import { SheetTabs, type SheetTab } from './sheet-tab.js';

interface RowKey {
  id: string;
  key: string;
  json: string;
  total: string | null;
}
const COUNTED = 10_000;
/** Sort orders that every tab has. Sorting texts by byte order lets one kind of cursor serve them all. */
const SORTS: Record<string, Sql> = {
  displayName: sql`t.sort_key`,
  createdAt: instant(sql`t.created_at`),
  updatedAt: instant(sql`t.updated_at`),
};

/** Reads of all tabs. Each is one statement that names the client and the visibility of the actor. */
@Injectable()
export class SheetQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: SheetProjection,
    private readonly tabs: SheetTabs,
  ) {}

  /**
   * Sorts without an index, because a client has at most `MAX_RECORDS` records in a tab.
   * @param clientId null for records of the agency, which are read in the order of an index
   */
  async list<Row extends SheetRecord>(
    actor: Actor,
    tab: SheetTab<Row>,
    clientId: string | null,
    query: SheetQuery & { sort?: string; recordId?: string },
  ): Promise<JsonPage> {
    const { limit = 50, cursor, count, q, sort = tab.defaultSort ?? 'displayName', recordId } = query;
    const list = { agency: actor.agencyId, tab: tab.name, clientId, q, sort, recordId };
    const position = this.cursors.decode(cursor, list);
    const key = sql`${keyOf(tab, sort)} COLLATE "C"`;
    const descending = sort.startsWith('-') !== (position?.direction === 'prev');
    const order = descending ? sql`DESC` : sql`ASC`;
    const words = q === undefined ? [] : searchWords(q).map((word) => sql`strpos(t.search, ${word}) > 0`);
    // A query without any letter or digit matches nothing.
    if (q !== undefined && words.length === 0) words.push(sql`false`);
    const of = recordId === undefined ? [] : [sql`t.record_id = ${recordId}`];
    const { from, where } = this.recordConditions(actor, tab, clientId, [...words, ...of]);
    const json = this.rows.json(tab, actor);
    const total = count
      ? sql`(SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${integer(COUNTED + 1)}) counted)`
      : sql`NULL`;
    const after = position
      ? sql` AND (${key}, t.id) ${descending ? sql`<` : sql`>`} (${position.values[0]}::text COLLATE "C", ${position.values[1]}::uuid)`
      : empty;
    const hits = await this.db.read<RowKey>(
      actor,
      sql`SELECT t.id, ${key} AS key, ${json} AS json, ${total} AS total FROM ${from} JOIN users b ON b.agency_id = t.agency_id AND b.id = t.created_by_id
       WHERE ${where}${after} ORDER BY ${key} ${order}, t.id ${order} LIMIT ${integer(limit + 1)}`,
    );
    if (hits.length === 0 && clientId !== null) await this.assertVisible(actor, clientId);
    const { rows, page } = this.cursors.page(hits, limit, position, list, ({ key: at, id }) => [at, id]);
    if (count) {
      const found = Number(hits[0]?.total ?? 0);
      Object.assign(page, { total: Math.min(found, COUNTED), totalCapped: found > COUNTED });
    }
    return new JsonPage(
      rows.map(({ json: row }) => row),
      page,
    );
  }

  /** @throws 404 for a record that is not visible, also for one of another client */
  async get<Row extends SheetRecord, Dto>(actor: Actor, tab: SheetTab<Row>, clientId: string | null, id: string): Promise<Dto> {
    return firstOf<Dto>(await this.db.read<Pick<RowKey, 'json'>>(actor, this.one(actor, tab, clientId, id)));
  }

  /** Record as the API returns it, read in the transaction that has written it. */
  async toResponse<Row extends SheetRecord, Dto>(tx: UnitOfWork, tab: SheetTab<Row>, clientId: string | null, id: string): Promise<Dto> {
    return firstOf<Dto>(await tx.query<Pick<RowKey, 'json'>>(this.one(tx.actor, tab, clientId, id)));
  }

  /** Number of active records in each tab of the client, up to 10,000. */
  async counts(actor: Actor, clientId: string): Promise<SheetCounts> {
    const each = this.tabs.all().map((tab) => {
      const { from, where } = this.recordConditions(actor, tab, clientId, []);
      return sql`SELECT ${tab.name}::text AS tab, count(*)::integer AS total FROM ${from} WHERE ${where}`;
    });
    each.push(
      ...this.tabs.foreign.map(
        ({ name, rows }) => sql`SELECT ${name}::text, count(*)::integer FROM (${rows(actor, clientId)} LIMIT ${integer(COUNTED)}) counted`,
      ),
    );
    await this.assertVisible(actor, clientId);
    return { data: await this.db.read(actor, join(each, ' UNION ALL ')) };
  }

  /** Distinguishes an empty list from a client that the actor cannot see. @throws 404 for the latter */
  async assertVisible(actor: Actor, clientId: string): Promise<void> {
    const seen = await this.db.read(actor, seenClient(actor, clientId));
    if (seen.length === 0) throw notFound();
  }

  private one<Row extends SheetRecord>(actor: Actor, tab: SheetTab<Row>, clientId: string | null, id: string): Sql {
    const { from, where } = this.recordConditions(actor, tab, clientId, [sql`t.id = ${id}`]);
    const json = this.rows.json(tab, actor);
    return sql`SELECT ${json} AS json FROM ${from} JOIN users b ON b.agency_id = t.agency_id AND b.id = t.created_by_id WHERE ${where}`;
  }

  /** Conditions for the active records `t` of an active client that the actor can see, or of the agency. */
  private recordConditions<Row extends SheetRecord>(actor: Actor, tab: SheetTab<Row>, clientId: string | null, more: Sql[]) {
    const table = this.rows.tableOf(tab);
    const seen = clientId === null ? empty : sql`(${seenClient(actor, clientId)}) seen CROSS JOIN `;
    const linked = clientId !== null && tab.link;
    const from = linked
      ? sql`${seen}${linked.table} l JOIN ${table} t ON t.agency_id = l.agency_id AND t.id = l.${linked.column}`
      : sql`${seen}${table} t`;
    const of =
      clientId === null
        ? []
        : linked
          ? [sql`l.agency_id = ${actor.agencyId}`, sql`l.client_id = ${clientId}`]
          : [sql`t.client_id = ${clientId}`];
    const where = join([entityVisibleTo(actor, tab.entity, 't'), ...of, sql`t.deleted_at IS NULL`, ...more], ' AND ');
    return { from, where };
  }
}

const seenClient = (actor: Actor, clientId: string): Sql =>
  sql`SELECT 1 FROM clients c WHERE c.id = ${clientId} AND ${visibleTo(actor, 'owned', 'c')} AND c.deleted_at IS NULL`;

function keyOf<Row extends SheetRecord>(tab: SheetTab<Row>, sort: string): Sql {
  const key = { ...SORTS, ...tab.sorts }[sort.replace(/^-/, '')];
  if (!key) throw new Error(`${tab.name} cannot be sorted by ${sort}.`);
  return sql`(${key})`;
}

function firstOf<Dto>([row]: Pick<RowKey, 'json'>[]): Dto {
  if (!row) throw notFound();
  return JSON.parse(row.json) as Dto;
}
