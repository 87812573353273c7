import { Injectable } from '@nestjs/common';
import { binder, type Bind } from '../clients/client-filter.sql.js';
import { searchWords } from '../core/search-words.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
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
const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.MS';
/** Sort orders that every tab has. Sorting texts by byte order lets one kind of cursor serve them all. */
const SORTS: Record<string, string> = {
  displayName: 't.sort_key',
  createdAt: `to_char(t.created_at, '${INSTANT}')`,
  updatedAt: `to_char(t.updated_at, '${INSTANT}')`,
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
    const values: unknown[] = [];
    const bind = binder(values);
    const key = `${keyOf(tab, sort)} COLLATE "C"`;
    const descending = sort.startsWith('-') !== (position?.direction === 'prev');
    const order = descending ? 'DESC' : 'ASC';
    const words = q === undefined ? [] : searchWords(q).map((word) => `strpos(t.search, ${bind(word)}) > 0`);
    // A query without any letter or digit matches nothing.
    if (q !== undefined && words.length === 0) words.push('false');
    const of = recordId === undefined ? [] : [`t.record_id = ${bind(recordId)}`];
    const { from, where } = this.recordConditions(actor, tab, clientId, bind, [...words, ...of]);
    const json = this.rows.json(tab, actor, bind);
    const total = count ? `(SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${COUNTED + 1}) counted)` : 'NULL';
    const after = position
      ? ` AND (${key}, t.id) ${descending ? '<' : '>'} (${bind(position.values[0])}::text COLLATE "C", ${bind(position.values[1])}::uuid)`
      : '';
    const hits = await this.db.read<RowKey>(
      actor,
      `SELECT t.id, ${key} AS key, ${json} AS json, ${total} AS total FROM ${from} JOIN users b ON b.agency_id = t.agency_id AND b.id = t.created_by_id
       WHERE ${where}${after} ORDER BY ${key} ${order}, t.id ${order} LIMIT ${limit + 1}`,
      values,
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
    const { text, values } = this.one(actor, tab, clientId, id);
    return firstOf<Dto>(await this.db.read<Pick<RowKey, 'json'>>(actor, text, values));
  }

  /** Record as the API returns it, read in the transaction that has written it. */
  async toResponse<Row extends SheetRecord, Dto>(tx: UnitOfWork, tab: SheetTab<Row>, clientId: string | null, id: string): Promise<Dto> {
    const { text, values } = this.one(tx.actor, tab, clientId, id);
    return firstOf<Dto>(await tx.query<Pick<RowKey, 'json'>>(text, values));
  }

  /** Number of active records in each tab of the client, up to 10,000. */
  async counts(actor: Actor, clientId: string): Promise<SheetCounts> {
    const values: unknown[] = [];
    const bind = binder(values);
    const each = this.tabs.all().map((tab) => {
      const { from, where } = this.recordConditions(actor, tab, clientId, bind, []);
      return `SELECT ${bind(tab.name)}::text AS tab, count(*)::integer AS total FROM ${from} WHERE ${where}`;
    });
    each.push(
      ...this.tabs.foreign.map(
        ({ name, rows }) => `SELECT ${bind(name)}::text, count(*)::integer FROM (${rows(actor, clientId, bind)} LIMIT ${COUNTED}) counted`,
      ),
    );
    await this.assertVisible(actor, clientId);
    return { data: await this.db.read(actor, each.join(' UNION ALL '), values) };
  }

  /** Distinguishes an empty list from a client that the actor cannot see. @throws 404 for the latter */
  async assertVisible(actor: Actor, clientId: string): Promise<void> {
    const values: unknown[] = [];
    const seen = await this.db.read(actor, seenClient(actor, clientId, binder(values)), values);
    if (seen.length === 0) throw notFound();
  }

  private one<Row extends SheetRecord>(actor: Actor, tab: SheetTab<Row>, clientId: string | null, id: string) {
    const values: unknown[] = [];
    const bind = binder(values);
    const { from, where } = this.recordConditions(actor, tab, clientId, bind, [`t.id = ${bind(id)}`]);
    const json = this.rows.json(tab, actor, bind);
    return {
      text: `SELECT ${json} AS json FROM ${from} JOIN users b ON b.agency_id = t.agency_id AND b.id = t.created_by_id WHERE ${where}`,
      values,
    };
  }

  /** Conditions for the active records `t` of an active client that the actor can see, or of the agency. */
  private recordConditions<Row extends SheetRecord>(actor: Actor, tab: SheetTab<Row>, clientId: string | null, bind: Bind, more: string[]) {
    const table = this.rows.tableOf(tab);
    const seen = clientId === null ? '' : `(${seenClient(actor, clientId, bind)}) seen CROSS JOIN `;
    const linked = clientId !== null && tab.link;
    const from = linked
      ? `${seen}${linked.table} l JOIN ${table} t ON t.agency_id = l.agency_id AND t.id = l.${linked.column}`
      : `${seen}${table} t`;
    const of =
      clientId === null
        ? []
        : [linked ? `l.agency_id = ${bind(actor.agencyId)}` : 'true', `${linked ? 'l' : 't'}.client_id = ${bind(clientId)}`];
    const where = [entityVisibleTo(actor, tab.entity, 't', bind), ...of, 't.deleted_at IS NULL', ...more].join(' AND ');
    return { from, where };
  }
}

const seenClient = (actor: Actor, clientId: string, bind: Bind): string =>
  `SELECT 1 FROM clients c WHERE c.id = ${bind(clientId)} AND ${visibleTo(actor, 'owned', 'c', bind)} AND c.deleted_at IS NULL`;

function keyOf<Row extends SheetRecord>(tab: SheetTab<Row>, sort: string): string {
  const key = { ...SORTS, ...tab.sorts }[sort.replace(/^-/, '')];
  if (!key) throw new Error(`${tab.name} cannot be sorted by ${sort}.`);
  return `(${key})`;
}

function firstOf<Dto>([row]: Pick<RowKey, 'json'>[]): Dto {
  if (!row) throw notFound();
  return JSON.parse(row.json) as Dto;
}
