import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { Position } from '../core/http/cursor.js';
import type { ClientStatus, ClientType } from './client.dto.js';
import { filterJson, type RecordFilter } from './client-filter.sql.js';
import { ClientProjection, type ClientRowKey } from './client.projection.js';
import { idEnd, searchWords } from '../core/search-words.js';
import { searchPlan, withOneSlip } from './client-search.rules.js';

/** Filter, direction, start position and size of one page. */
export interface PageRequest {
  filter: RecordFilter;
  status: ClientStatus;
  descending: boolean;
  position: Position | undefined;
  limit: number;
}

/** Number of records per type and status; `total` is a PostgreSQL bigint. */
export interface CountGroup {
  type: ClientType;
  status: ClientStatus;
  total: string;
}

/** Searches records by words, through the database functions whose names begin with `client_`. */
@Injectable()
export class ClientSearchQueries {
  constructor(
    private readonly db: Db,
    private readonly rows: ClientProjection,
  ) {}

  /** Returns one page of hits. If nothing matches at all, searches once more with one typo corrected. */
  async page(actor: Actor, field: string, { filter, status, descending, position, limit }: PageRequest): Promise<ClientRowKey[]> {
    const words = searchWords(filter.q ?? '');
    if (words.length === 0) return [];
    const down = descending !== (position?.direction === 'prev');
    const [bucket = null, key = null, id = null] = position?.values ?? [];
    const find = (readings: string[][]) => {
      const { patterns, starts } = searchPlan(readings);
      const hits = sql`SELECT * FROM client_search(${patterns}::text[], ${starts}::text[], ${idEnd(filter.q ?? '')}, ${filterJson(filter, [status])}::jsonb,
        ${field}, ${down}, ${bucket}, ${key}, ${id}::uuid, ${limit + 1})`;
      const way = down ? sql`DESC` : sql`ASC`;
      return this.db.read<ClientRowKey>(
        actor,
        sql`${this.rows.selectByKeys(hits, actor)} ORDER BY hit.bucket ${way}, hit.key ${way}, hit.id ${way}`,
      );
    };
    const rows = await find([words]);
    if (rows.length > 0) return rows;
    // A later page is also empty when the page before it came from a corrected search.
    if (position && (await this.db.read(actor, await this.selectMatching(actor, { ...filter, exact: true }, 1, status))).length > 0)
      return rows;
    const readings = await this.correctOneSlip(actor, filter, words);
    return readings.length > 0 ? find(readings) : rows;
  }

  /** Builds the statement that selects the ids of all hits, up to `max`, unordered. */
  async selectMatching(actor: Actor, filter: RecordFilter, max: number, status: ClientStatus): Promise<Sql> {
    const words = searchWords(filter.q ?? '');
    if (words.length === 0) return sql`SELECT NULL::uuid AS id WHERE false`;
    const statement = (readings: string[][], limit: number) => {
      const { patterns, starts } = searchPlan(readings);
      return sql`SELECT s.id FROM client_matches(${patterns}::text[], ${starts}::text[], ${idEnd(filter.q ?? '')}, ${filterJson(filter, [status])}::jsonb, ${limit}) s`;
    };
    if (filter.exact) return statement([words], max);
    // Selects the records that the list shows, and the list corrects a typo when nothing matches.
    const readings = (await this.db.read(actor, statement([words], 1))).length > 0 ? [] : await this.correctOneSlip(actor, filter, words);
    return statement(readings.length > 0 ? readings : [words], max);
  }

  /** Counts the hits per type and status, up to `max` in total. */
  async groups(actor: Actor, filter: RecordFilter, statuses: readonly ClientStatus[], max: number): Promise<CountGroup[]> {
    const words = searchWords(filter.q ?? '');
    if (words.length === 0) return [];
    const count = (readings: string[][]) => {
      const { patterns, starts } = searchPlan(readings);
      return this.db.read<CountGroup>(
        actor,
        sql`SELECT * FROM client_search_counts(${patterns}::text[], ${starts}::text[], ${idEnd(filter.q ?? '')}, ${filterJson(filter, statuses)}::jsonb, ${max})`,
      );
    };
    const groups = await count([words]);
    const readings = groups.length === 0 ? await this.correctOneSlip(actor, filter, words) : [];
    return readings.length > 0 ? count(readings) : groups;
  }

  /** Returns corrected readings in which one word is replaced by a name one typo away; none with `exact`. */
  async correctOneSlip(actor: Actor, { exact }: Pick<RecordFilter, 'exact'>, words: string[]): Promise<string[][]> {
    if (exact) return [];
    const long = words.filter((word) => word.length >= 4 && /^\p{L}+$/u.test(word));
    if (long.length === 0) return [];
    const slips = await this.db.read<{ typed: string; word: string }>(
      actor,
      sql`SELECT t.typed, s AS word FROM unnest(${long}::text[]) t(typed), client_slips(t.typed) s`,
    );
    return withOneSlip(words, slips);
  }
}
