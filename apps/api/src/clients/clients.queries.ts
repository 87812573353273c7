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
  type ClientFilter,
  type ClientListQuery,
  type ClientStatus,
  type ClientType,
} from './client.dto.js';
import { ClientRows, type ClientHit, type ClientRow } from './client.rows.js';
import { idEnd, searchWords } from './client.rules.js';
import { searchPlan, withOneSlip } from './client-search.rules.js';

const MOST_COUNTED = 10_000;
const SORT_COLUMNS = { displayName: 'c.sort_key', createdAt: 'c.created_at', updatedAt: 'c.updated_at' } as const;
type SortField = keyof typeof SORT_COLUMNS | 'relevance';

/** Reads of clients: each one statement, scoped by the actor. */
@Injectable()
export class ClientsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: ClientRows,
  ) {}

  /** @throws 404 when it is not there, not visible, or in the trash */
  async get(actor: Actor, id: string): Promise<ClientDto> {
    const values: unknown[] = [];
    const bind = binder(values);
    const [row] = await this.db.read<ClientRow>(
      actor,
      `${this.rows.select} WHERE c.id = ${bind(id)} AND ${visibleTo(actor, 'owned', 'c', bind)} AND c.deleted_at IS NULL`,
      values,
    );
    if (!row) throw notFound();
    return this.rows.toClient(row);
  }

  async list(actor: Actor, query: ClientListQuery): Promise<WrittenPage> {
    const { limit = 50, cursor, count, sort, ...filter } = query;
    const asked = sort ?? (filter.q === undefined ? 'displayName' : 'relevance');
    const field = asked.replace('-', '') as SortField;
    if (field === 'relevance' && filter.q === undefined)
      throw badRequest('bad-parameter', 'relevance needs q.', [
        { pointer: 'sort', code: 'needs-q', message: 'Only a search has relevance.' },
      ]);
    const descending = asked.startsWith('-');
    const list = { agency: actor.agencyId, filter, asked };
    const position = this.cursors.read(cursor, list);

    const rows =
      filter.q === undefined
        ? await this.ordered(actor, filter, field as keyof typeof SORT_COLUMNS, descending, position, limit)
        : await this.searched(actor, filter, field, descending, position, limit);
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, valuesOf);
    if (count) Object.assign(page, await this.total(actor, filter, count));
    return new WrittenPage(
      kept.map(({ json }) => json),
      page,
    );
  }

  async counts(actor: Actor, filter: ClientFilter): Promise<ClientCounts> {
    const groups = await this.countGroups(actor, filter, CLIENT_STATUSES, MOST_COUNTED + 1);
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
  async matching(actor: Actor, filter: ClientFilter, most: number): Promise<{ text: string; values: unknown[] }> {
    if (filter.q === undefined) {
      const values: unknown[] = [];
      const bind = binder(values);
      const conditions = [
        visibleTo(actor, 'owned', 'c', bind),
        `c.status = 'client'`,
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
        values: [patterns, starts, idEnd(filter.q ?? ''), filterJson(filter, ['client']), limit],
      };
    };
    // The list forgives a slip where nothing matches, so what stands in it is what is meant here.
    const { text, values } = statement([words], 1);
    const readings = (await this.db.read(actor, text, values)).length > 0 ? [] : await this.forgiven(actor, words);
    return statement(readings.length > 0 ? readings : [words], most);
  }

  /** The same for those of the ids that stand for live clients that the caller sees. */
  live(actor: Actor, ids: string[]): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const bind = binder(values);
    return {
      text: `SELECT c.id FROM clients c WHERE c.id = ANY (${bind(ids)}::uuid[]) AND ${visibleTo(actor, 'owned', 'c', bind)} AND c.status = 'client' AND c.deleted_at IS NULL`,
      values,
    };
  }

  /** In the order of an index: by name, or by the day of creation or change. */
  private ordered(
    actor: Actor,
    filter: ClientFilter,
    field: keyof typeof SORT_COLUMNS,
    descending: boolean,
    position: Position | undefined,
    limit: number,
  ): Promise<ClientHit[]> {
    const values: unknown[] = [];
    const bind = binder(values);
    const column = SORT_COLUMNS[field];
    const down = descending !== (position?.direction === 'prev');
    const order = `${column} ${down ? 'DESC' : 'ASC'}, c.id ${down ? 'DESC' : 'ASC'}`;
    const conditions = [
      `c.agency_id = ${bind(actor.agencyId)}`,
      `c.status = 'client'`,
      'c.deleted_at IS NULL',
      ...conditionsOf(filter, bind),
    ];
    if (position) {
      const [, key, id] = position.values;
      conditions.push(
        `(${column}, c.id) ${down ? '<' : '>'} (${bind(key)}${field === 'displayName' ? '' : '::timestamptz'}, ${bind(id)}::uuid)`,
      );
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
    const asOnce = actor.visibility === 'agency' ? !narrow : !narrow && !type && field === 'displayName';
    return this.db.read<ClientHit>(
      actor,
      `${this.rows.selectHits(`SELECT id, 0 AS bucket, key FROM ${page} page`, visibleTo(actor, 'owned', 'c', bind))} ORDER BY ${order}`,
      values,
      asOnce ? 'once' : 'each time',
    );
  }

  private async searched(
    actor: Actor,
    filter: ClientFilter,
    field: SortField,
    descending: boolean,
    position: Position | undefined,
    limit: number,
  ): Promise<ClientHit[]> {
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
        filterJson(filter, ['client']),
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
        `${this.rows.selectHits(hits, visibleTo(actor, 'owned', 'c', bind))} ORDER BY hit.bucket ${way}, hit.key ${way}, hit.id ${way}`,
        values,
      );
    };
    const rows = await find([words]);
    if (rows.length > 0 || position) return rows;
    const readings = await this.forgiven(actor, words);
    return readings.length > 0 ? find(readings) : rows;
  }

  /** What may have been meant, when one of the words is one slip away from a word that names have. */
  private async forgiven(actor: Actor, words: string[]): Promise<string[][]> {
    const long = words.filter((word) => word.length >= 4 && /^\p{L}+$/u.test(word));
    if (long.length === 0) return [];
    const slips = await this.db.read<{ typed: string; word: string }>(
      actor,
      'SELECT t.typed, s AS word FROM unnest($1::text[]) t(typed), client_slips(t.typed) s',
      [long],
    );
    return withOneSlip(words, slips);
  }

  private async total(actor: Actor, filter: ClientFilter, count: 'capped' | 'exact') {
    const groups = await this.countGroups(actor, filter, ['client'], count === 'exact' ? 2_000_000_000 : MOST_COUNTED + 1);
    const total = groups.filter(({ status }) => status === 'client').reduce((sum, group) => sum + Number(group.total), 0);
    return count === 'exact' ? { total, totalCapped: false } : { total: Math.min(total, MOST_COUNTED), totalCapped: total > MOST_COUNTED };
  }

  private async countGroups(actor: Actor, filter: ClientFilter, statuses: readonly ClientStatus[], most: number) {
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

type Bind = (value: unknown) => string;
const binder =
  (values: unknown[]): Bind =>
  (value) =>
    `$${values.push(value)}`;

function conditionsOf(filter: ClientFilter, bind: Bind): string[] {
  const { type, assigneeId, createdById, tagId, updatedSince } = filter;
  // One value is compared, not looked for among some: then the index gives its rows in their order.
  const among = (column: string, ids: string[]) =>
    ids.length === 1 ? `${column} = ${bind(ids[0])}::uuid` : `${column} = ANY (${bind(ids)}::uuid[])`;
  const people = assigneeId?.filter((id) => id !== 'none') ?? [];
  const nobody = assigneeId && people.length < assigneeId.length ? ['c.assignee_id IS NULL'] : [];
  return [
    ...(type ? [type.length === 1 ? `c.type = ${bind(type[0])}` : `c.type = ANY (${bind(type)})`] : []),
    ...(assigneeId ? [`(${[...(people.length > 0 ? [among('c.assignee_id', people)] : []), ...nobody].join(' OR ')})`] : []),
    ...(createdById ? [among('c.created_by_id', createdById)] : []),
    ...(tagId
      ? [`EXISTS (SELECT 1 FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND ${among('t.tag_id', tagId)})`]
      : []),
    ...(updatedSince ? [`c.updated_at >= ${bind(updatedSince)}::timestamptz`] : []),
  ];
}

/** The same conditions for the functions of `client-search.sql.ts`. */
function filterJson(filter: ClientFilter, statuses: readonly ClientStatus[]): string {
  const { type, assigneeId, createdById, tagId, updatedSince } = filter;
  return JSON.stringify({
    statuses,
    types: type,
    creators: createdById,
    tags: tagId,
    updatedSince,
    ...(assigneeId ? { assignees: assigneeId.filter((id) => id !== 'none'), unassigned: assigneeId.includes('none') } : {}),
  });
}
