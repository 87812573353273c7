import { Injectable } from '@nestjs/common';
import { binder, conditionsOf } from '../clients/client-filter.sql.js';
import { ClientsQueries } from '../clients/clients.queries.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/scope.js';
import type { ProspectCounts, ProspectListFilter, StageSum } from './prospect.dto.js';

const CONVERTED_DAYS = 30;
/** Of a search no more hits than these are summed. */
const MOST_FOUND = 10_000;

interface Group {
  /** Null for those converted. */
  id: string | null;
  name: string | null;
  open: number;
  openValue: string;
  lost: number;
  lostValue: string;
}

@Injectable()
export class ProspectsQueries {
  constructor(
    private readonly db: Db,
    private readonly records: ClientsQueries,
  ) {}

  /** Totals and sums of the board, in one statement over what the caller sees. */
  async counts(actor: Actor, query: ProspectListFilter): Promise<ProspectCounts> {
    const filter = await this.records.meant(actor, query, 'prospect');
    if (!filter) return { data: [], lost: NOTHING, converted: NOTHING };
    const { stageId, lost, q, ...others } = filter;
    const found = q === undefined ? undefined : await this.records.matching(actor, filter, MOST_FOUND, 'prospect');
    const values: unknown[] = [...(found?.values ?? [])];
    const bind = binder(values);
    const among = (own: string[]) => [visibleTo(actor, 'owned', 'c', bind), 'c.deleted_at IS NULL', ...own].join(' AND ');
    const prospects = among([
      `c.status = 'prospect'`,
      ...(found
        ? [`c.id IN (${found.text})`]
        : conditionsOf({ ...others, ...(stageId ? { stageId } : {}), ...(lost === undefined ? {} : { lost }) }, bind)),
    ]);
    // A search is for prospects: what has become of others is not in it.
    const converted = among([
      `c.status = 'client'`,
      `c.converted_at >= now() - interval '${CONVERTED_DAYS} days'`,
      ...(found || stageId || lost ? ['false'] : conditionsOf(others, bind)),
    ]);
    const groups = await this.db.read<Group>(
      actor,
      `WITH standing AS (
         SELECT c.pipeline_stage_id AS id, count(*) FILTER (WHERE c.lost_at IS NULL) AS open, sum(c.expected_value) FILTER (WHERE c.lost_at IS NULL) AS open_value,
           count(*) FILTER (WHERE c.lost_at IS NOT NULL) AS lost, sum(c.expected_value) FILTER (WHERE c.lost_at IS NOT NULL) AS lost_value
         FROM clients c WHERE ${prospects} GROUP BY 1)
       SELECT s.id, s.name, s.position, coalesce(g.open, 0)::integer AS open, coalesce(g.open_value, 0)::numeric(18, 2) AS "openValue",
         coalesce(g.lost, 0)::integer AS lost, coalesce(g.lost_value, 0)::numeric(18, 2) AS "lostValue"
       FROM pipeline_stages s LEFT JOIN standing g ON g.id = s.id WHERE ${visibleTo(actor, 'agency', 's', bind)}
       UNION ALL SELECT NULL, NULL, NULL, count(*)::integer, coalesce(sum(c.expected_value), 0)::numeric(18, 2), 0, 0 FROM clients c WHERE ${converted}
       ORDER BY position, id`,
      values,
      'each time',
    );
    const stages = groups.filter(({ id }) => id !== null);
    const [newcomers] = groups.filter(({ id }) => id === null);
    return {
      data: stages.map(({ id, name, open, openValue }) => ({ stage: { id: id ?? '', name: name ?? '' }, ...sum(open, openValue) })),
      lost: sum(
        stages.reduce((total, { lost: count }) => total + count, 0),
        added(stages.map(({ lostValue }) => lostValue)),
      ),
      converted: newcomers ? sum(newcomers.open, newcomers.openValue) : NOTHING,
    };
  }
}

const sum = (total: number, amount: string): StageSum => ({ total, expectedValue: { amount, currency: 'EUR' } });
const NOTHING = sum(0, '0.00');

/** In cents, because the sum of decimals as floats is not theirs. */
function added(amounts: string[]): string {
  const cents = amounts.reduce((total, amount) => total + BigInt(amount.replace('.', '')), 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
