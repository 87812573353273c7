import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { badRequest } from '../core/errors.js';
import { filterConditions } from './crm-actions.queries.js';
import type { CrmStatistics, CrmStatisticsQuery, StateTotals } from './crm-statistics.dto.js';

const MAX_DAYS = 366;
const CONVERTED_DAYS = 30;

type Row = Omit<CrmStatistics, 'from' | 'to' | 'period' | 'total'>;

/** Statistics of planned, done and cancelled actions, limited to clients that are visible to the caller. */
@Injectable()
export class CrmStatisticsQueries {
  constructor(private readonly db: Db) {}

  /** @throws 400 for a range that ends before it begins or is too long */
  async get(actor: Actor, { period = 'week', operatorId, typeId, ...range }: CrmStatisticsQuery): Promise<CrmStatistics> {
    const to = range.to ?? (range.from ? addDays(range.from, 29) : today());
    const from = range.from ?? addDays(to, -29);
    if (from > to || addDays(from, MAX_DAYS) < to)
      throw badRequest(
        'bad-parameter',
        `The range must have 1 to ${MAX_DAYS} days.`,
        ['from', 'to'].map((pointer) => ({ pointer, code: 'bad-range', message: `The range must have 1 to ${MAX_DAYS} days.` })),
      );
    const filter = { plannedFrom: from, plannedTo: to, ...(operatorId ? { operatorId } : {}), ...(typeId ? { typeId } : {}) };
    const where = join(filterConditions(actor, filter), ' AND ');
    const step = sql`date_trunc(${period}, a.planned_on::timestamp)::date`;
    const [row] = await this.db.read<Row>(
      actor,
      // Groups once by all dimensions; each table of the result is summed up from those groups.
      sql`WITH facts AS MATERIALIZED (
         SELECT ${step} AS step, a.operator_id, a.type_id, a.outcome_id, a.state, count(*) AS total,
           count(*) FILTER (WHERE n.kind = 'action') AS continued, count(*) FILTER (WHERE n.kind = 'history') AS with_history, count(*) FILTER (WHERE v.converted) AS converted
         FROM crm_actions a
         LEFT JOIN crm_actions n ON n.agency_id = a.agency_id AND n.previous_id = a.id AND n.deleted_at IS NULL
         LEFT JOIN LATERAL (SELECT true AS converted FROM clients x WHERE a.closed_at IS NOT NULL AND x.agency_id = a.agency_id AND x.id = a.client_id
           AND x.converted_at BETWEEN a.closed_at AND a.closed_at + interval '${integer(CONVERTED_DAYS)} days') v ON true
         WHERE ${where} GROUP BY 1, 2, 3, 4, 5)
       SELECT
         (SELECT coalesce(json_agg(p ORDER BY p."from"), '[]') FROM (SELECT step AS "from", ${STATES} FROM facts GROUP BY 1) p) AS periods,
         (SELECT coalesce(json_agg(json_build_object('operator', json_build_object('id', u.id, 'displayName', u.display_name), 'planned', p.planned, 'done', p.done, 'cancelled', p.cancelled)
            ORDER BY u.display_name COLLATE "it-x-icu", u.id), '[]')
          FROM (SELECT operator_id, ${STATES} FROM facts GROUP BY 1) p JOIN users u ON u.agency_id = ${actor.agencyId} AND u.id = p.operator_id) AS operators,
         (SELECT coalesce(json_agg(json_build_object('type', CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name, 'icon', t.icon) END, 'planned', p.planned, 'done', p.done, 'cancelled', p.cancelled)
            ORDER BY t.position, t.id), '[]')
          FROM (SELECT type_id, ${STATES} FROM facts GROUP BY 1) p LEFT JOIN crm_action_types t ON t.agency_id = ${actor.agencyId} AND t.id = p.type_id) AS types,
         (SELECT coalesce(json_agg(json_build_object('outcome', json_build_object('id', o.id, 'name', o.name, 'state', o.state, 'icon', o.icon, 'color', o.color), 'total', p.total)
            ORDER BY o.position, o.id), '[]')
          FROM (SELECT outcome_id, sum(total)::integer AS total FROM facts GROUP BY 1) p JOIN outcomes o ON o.agency_id = ${actor.agencyId} AND o.id = p.outcome_id) AS outcomes,
         (SELECT json_build_object('closed', coalesce(sum(total) FILTER (WHERE state <> 'planned'), 0), 'continued', coalesce(sum(continued), 0),
            'withHistory', coalesce(sum(with_history), 0), 'converted', coalesce(sum(converted), 0)) FROM facts) AS chains`,
      'custom',
    );
    const { periods = [], operators = [], types = [], outcomes = [], chains = NOTHING } = row ?? {};
    return { from, to, period, total: added(periods), periods, operators, types, outcomes, chains };
  }
}

const STATES = join(
  [sql`planned`, sql`done`, sql`cancelled`].map(
    (state) => sql`coalesce(sum(total) FILTER (WHERE state = '${state}'), 0)::integer AS ${state}`,
  ),
  ', ',
);
const NOTHING = { closed: 0, continued: 0, withHistory: 0, converted: 0 };

const added = (all: StateTotals[]): StateTotals => ({
  planned: all.reduce((sum, { planned }) => sum + planned, 0),
  done: all.reduce((sum, { done }) => sum + done, 0),
  cancelled: all.reduce((sum, { cancelled }) => sum + cancelled, 0),
});
