import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientCounts, type ClientListFilter, type ClientStatus } from './client.dto.js';
import { ClientFilterQueries } from './client-filter.queries.js';
import { asCaller, filterFields, filterJson, type RecordFilter } from './client-filter.sql.js';
import { ClientSearchQueries, type CountGroup } from './client-search.queries.js';

const MAX_COUNTED = 10_000;

/** Number of records; a lower bound when `totalCapped` is true. */
export interface Total {
  total: number;
  totalCapped: boolean;
}
const capped = (total: number): Total => ({ total: Math.min(total, MAX_COUNTED), totalCapped: total > MAX_COUNTED });

/** Counts the visible records that match a filter. */
@Injectable()
export class ClientCountsQueries {
  constructor(
    private readonly db: Db,
    private readonly filters: ClientFilterQueries,
    private readonly search: ClientSearchQueries,
  ) {}

  /** Counts per type and status, each capped at 10,000. All are 0 when the filter's view is not visible. */
  async counts(actor: Actor, asked: ClientListFilter): Promise<ClientCounts> {
    const filter = await this.filters.resolveFilter(actor, asked, 'client');
    const groups = !filter ? [] : await this.groups(actor, filter, CLIENT_STATUSES, MAX_COUNTED + 1);
    const totals = new Map(groups.map(({ type, status, total }) => [`${type} ${status}`, Number(total)]));
    return {
      data: CLIENT_STATUSES.flatMap((status) =>
        CLIENT_TYPES.map((type) => ({ type, status, ...capped(totals.get(`${type} ${status}`) ?? 0) })),
      ),
    };
  }

  /** Counts one list: capped at 10,000, or exactly. */
  async total(actor: Actor, asked: RecordFilter, count: 'capped' | 'exact', status: ClientStatus): Promise<Total> {
    const max = count === 'exact' ? 2_000_000_000 : MAX_COUNTED + 1;
    const groups = await this.groups(actor, asCaller(actor, asked), [status], max);
    const total = groups.reduce((sum, group) => sum + Number(group.total), 0);
    return count === 'exact' ? { total, totalCapped: false } : capped(total);
  }

  /**
   * Counts several lists, each capped at 10,000, in the order given. One statement counts all lists without search words;
   * each list with words takes statements of its own, since a typo needs a second search.
   */
  async totals(actor: Actor, lists: { filter: RecordFilter; status: ClientStatus }[]): Promise<Total[]> {
    const plain = lists.flatMap(({ filter, status }, list) =>
      filter.q === undefined ? [{ list, filter: filterFields(asCaller(actor, filter), [status]) }] : [],
    );
    const rows =
      plain.length === 0
        ? []
        : await this.db.read<{ list: number; total: string }>(
            actor,
            sql`SELECT l.list, sum(g.total) AS total FROM jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) AS l(list integer, filter jsonb), client_counts(l.filter, ${MAX_COUNTED + 1}) g GROUP BY l.list`,
          );
    const counted = new Map(rows.map(({ list, total }) => [list, capped(Number(total))]));
    const totals: Total[] = [];
    // Runs sequentially, so that one request does not occupy several connections of the read pool.
    for (const [list, { filter, status }] of lists.entries())
      totals.push(filter.q === undefined ? (counted.get(list) ?? capped(0)) : await this.total(actor, filter, 'capped', status));
    return totals;
  }

  private groups(actor: Actor, filter: RecordFilter, statuses: readonly ClientStatus[], max: number): Promise<CountGroup[]> {
    if (filter.q !== undefined) return this.search.groups(actor, filter, statuses, max);
    return this.db.read<CountGroup>(actor, sql`SELECT * FROM client_counts(${filterJson(filter, statuses)}::jsonb, ${max})`);
  }
}
