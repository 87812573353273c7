import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { ClientFilterQueries } from '../clients/client-filter.queries.js';
import { conditionsOf, SOURCE } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { ProspectCounts, ProspectListFilter, ProspectSources, StageSum } from './prospect.dto.js';

const CONVERTED_DAYS = 30;
const MAX_COUNTED = 10_000;
const MAX_SOURCES = 200;

interface Head {
  /** Id of the stage; null for the totals of lost and converted prospects. */
  id: string | null;
  name: string;
  total: number;
  value: string;
}

@Injectable()
export class ProspectsQueries {
  constructor(
    private readonly db: Db,
    private readonly filters: ClientFilterQueries,
  ) {}

  /**
   * Returns the board's totals and sums over the records visible to the caller, in one statement. Each total is counted
   * separately, capped like a list, from a covering index.
   */
  async counts(actor: Actor, query: ProspectListFilter): Promise<ProspectCounts> {
    const filter = await this.filters.resolveFilter(actor, query, 'prospect');
    if (!filter) return { data: [], lost: NOTHING, converted: NOTHING };
    const { stageId, lost, q, ...others } = filter;
    const found = q === undefined ? undefined : await this.filters.selectMatching(actor, filter, MAX_COUNTED + 1, 'prospect');
    const among = (own: Sql[]) => join([visibleTo(actor, 'owned', 'c'), sql`c.deleted_at IS NULL`, ...own], ' AND ');
    // Literals rather than parameters: the planner uses the board's partial indexes only if it knows the values.
    const prospects = (isLost: boolean) => [
      sql`c.status = 'prospect'`,
      isLost ? sql`c.lost_at IS NOT NULL` : sql`c.lost_at IS NULL`,
      ...(lost === !isLost ? [sql`false`] : []),
      ...(found ? [sql`c.id IN (SELECT id FROM found)`] : conditionsOf({ ...others, ...(stageId ? { stageId } : {}) })),
    ];
    // A search or a tag filter is evaluated once for all stages; other filters use the index, stage by stage.
    const lookedUp = found !== undefined || others.tagId !== undefined;
    const open = prospects(false);
    const given = among(prospects(true));
    // A search covers prospects only, so it finds no converted ones.
    const converted = among([
      sql`c.status = 'client'`,
      sql`c.converted_at >= now() - interval '${integer(CONVERTED_DAYS)} days'`,
      ...(found || stageId || lost ? [sql`false`] : conditionsOf(others)),
    ]);
    const head = (which: Sql) =>
      sql`SELECT count(*)::integer AS total, coalesce(sum(h.expected_value), 0)::numeric(18, 2) AS value
       FROM (SELECT c.expected_value FROM clients c WHERE ${which} LIMIT ${integer(MAX_COUNTED + 1)}) h`;
    const stages = lookedUp
      ? sql`LEFT JOIN (SELECT c.pipeline_stage_id AS id, count(*)::integer AS total, sum(c.expected_value) AS value FROM clients c WHERE ${among(open)} GROUP BY 1) h ON h.id = s.id`
      : sql`CROSS JOIN LATERAL (${head(among([...open, sql`c.pipeline_stage_id = s.id`]))}) h`;
    const heads = await this.db.read<Head>(
      actor,
      sql`${found ? sql`WITH found AS MATERIALIZED (${found}) ` : empty}SELECT s.id, s.name, s.position, coalesce(h.total, 0) AS total, coalesce(h.value, 0)::numeric(18, 2) AS value
       FROM pipeline_stages s ${stages} WHERE ${visibleTo(actor, 'agency', 's')}
       UNION ALL SELECT NULL, 'lost', NULL, h.total, h.value FROM (${head(given)}) h
       UNION ALL SELECT NULL, 'converted', NULL, h.total, h.value FROM (${head(converted)}) h
       ORDER BY position, id`,
      'custom',
    );
    // A search that was cut off may have missed records of any stage, so every total becomes a lower bound.
    const searched = heads.reduce((all, { total }) => all + total, 0);
    const sum = ({ total, value }: Head): StageSum => ({
      total: Math.min(total, MAX_COUNTED),
      totalCapped: total > MAX_COUNTED || (found !== undefined && searched > MAX_COUNTED),
      expectedValue: { amount: value, currency: 'EUR' },
    });
    const of = (name: string) => heads.filter((one) => one.id === null && one.name === name).map(sum)[0] ?? NOTHING;
    return {
      data: heads.flatMap((one) => (one.id === null ? [] : [{ stage: { id: one.id, name: one.name }, ...sum(one) }])),
      lost: of('lost'),
      converted: of('converted'),
    };
  }

  /** Lists the distinct sources with an index skip scan, since there are few sources with many prospects each. */
  async sources(actor: Actor): Promise<ProspectSources> {
    const seen = visibleTo(actor, 'owned', 'c');
    const next = (after: Sql) =>
      sql`SELECT ${SOURCE} FROM clients c WHERE ${seen} AND c.status = 'prospect' AND c.deleted_at IS NULL AND c.source IS NOT NULL${after} ORDER BY ${SOURCE} LIMIT 1`;
    const rows = await this.db.read<{ source: string }>(
      actor,
      sql`WITH RECURSIVE found (source) AS (
         (${next(empty)}) UNION ALL SELECT (${next(sql` AND ${SOURCE} > f.source`)}) FROM found f WHERE f.source IS NOT NULL
       ), kept AS (SELECT source FROM found WHERE source IS NOT NULL LIMIT ${integer(MAX_SOURCES + 1)})
       SELECT source FROM kept ORDER BY source COLLATE "it-x-icu", source`,
    );
    return { data: rows.slice(0, MAX_SOURCES).map(({ source }) => source), hasMore: rows.length > MAX_SOURCES };
  }
}

const NOTHING: StageSum = { total: 0, totalCapped: false, expectedValue: { amount: '0.00', currency: 'EUR' } };
