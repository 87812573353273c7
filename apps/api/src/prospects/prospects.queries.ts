import { Injectable } from '@nestjs/common';
import { ClientFilterQueries } from '../clients/client-filter.queries.js';
import { binder, conditionsOf, SOURCE } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
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
    const values: unknown[] = [...(found?.values ?? [])];
    const bind = binder(values);
    const among = (own: string[]) => [visibleTo(actor, 'owned', 'c', bind), 'c.deleted_at IS NULL', ...own].join(' AND ');
    // Literals rather than parameters: the planner uses the board's partial indexes only if it knows the values.
    const prospects = (standing: 'NULL' | 'NOT NULL') => [
      `c.status = 'prospect'`,
      `c.lost_at IS ${standing}`,
      ...(lost === (standing === 'NULL') ? ['false'] : []),
      ...(found ? ['c.id IN (SELECT id FROM found)'] : conditionsOf({ ...others, ...(stageId ? { stageId } : {}) }, bind)),
    ];
    // A search or a tag filter is evaluated once for all stages; other filters use the index, stage by stage.
    const lookedUp = found !== undefined || others.tagId !== undefined;
    const open = prospects('NULL');
    const given = among(prospects('NOT NULL'));
    // A search covers prospects only, so it finds no converted ones.
    const converted = among([
      `c.status = 'client'`,
      `c.converted_at >= now() - interval '${CONVERTED_DAYS} days'`,
      ...(found || stageId || lost ? ['false'] : conditionsOf(others, bind)),
    ]);
    const head = (which: string) =>
      `SELECT count(*)::integer AS total, coalesce(sum(h.expected_value), 0)::numeric(18, 2) AS value
       FROM (SELECT c.expected_value FROM clients c WHERE ${which} LIMIT ${MAX_COUNTED + 1}) h`;
    const stages = lookedUp
      ? `LEFT JOIN (SELECT c.pipeline_stage_id AS id, count(*)::integer AS total, sum(c.expected_value) AS value FROM clients c WHERE ${among(open)} GROUP BY 1) h ON h.id = s.id`
      : `CROSS JOIN LATERAL (${head(among([...open, 'c.pipeline_stage_id = s.id']))}) h`;
    const heads = await this.db.read<Head>(
      actor,
      `${found ? `WITH found AS MATERIALIZED (${found.text}) ` : ''}SELECT s.id, s.name, s.position, coalesce(h.total, 0) AS total, coalesce(h.value, 0)::numeric(18, 2) AS value
       FROM pipeline_stages s ${stages} WHERE ${visibleTo(actor, 'agency', 's', bind)}
       UNION ALL SELECT NULL, 'lost', NULL, h.total, h.value FROM (${head(given)}) h
       UNION ALL SELECT NULL, 'converted', NULL, h.total, h.value FROM (${head(converted)}) h
       ORDER BY position, id`,
      values,
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
    const values: unknown[] = [];
    const bind = binder(values);
    const seen = visibleTo(actor, 'owned', 'c', bind);
    const next = (after: string) =>
      `SELECT ${SOURCE} FROM clients c WHERE ${seen} AND c.status = 'prospect' AND c.deleted_at IS NULL AND c.source IS NOT NULL${after} ORDER BY ${SOURCE} LIMIT 1`;
    const rows = await this.db.read<{ source: string }>(
      actor,
      `WITH RECURSIVE found (source) AS (
         (${next('')}) UNION ALL SELECT (${next(` AND ${SOURCE} > f.source`)}) FROM found f WHERE f.source IS NOT NULL
       ), kept AS (SELECT source FROM found WHERE source IS NOT NULL LIMIT ${MAX_SOURCES + 1})
       SELECT source FROM kept ORDER BY source COLLATE "it-x-icu", source`,
      values,
    );
    return { data: rows.slice(0, MAX_SOURCES).map(({ source }) => source), hasMore: rows.length > MAX_SOURCES };
  }
}

const NOTHING: StageSum = { total: 0, totalCapped: false, expectedValue: { amount: '0.00', currency: 'EUR' } };
