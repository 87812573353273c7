import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { ClientStatus } from '../clients/client.dto.js';
import { hasStatus } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import { romeInstant, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { CappedTotal, CrmActionDto } from '../crm-actions/crm-action.dto.js';
import { CrmActionProjection } from '../crm-actions/crm-action.projection.js';
import { filterConditions, CrmActionsQueries, planModeFor } from '../crm-actions/crm-actions.queries.js';
import type { DashboardDto, DashboardQuery, RecentEntry, Scope } from './dashboard.dto.js';

/** Cap of most figures, lower than in a list: a card shows "more than a thousand". */
const MAX_COUNTED = 1_000;
/** Cap of the total of clients, the same as in a list, since users want to know their client base. */
const MAX_CLIENTS = 10_000;
/** Cap of the action figures, lower still because each action is joined to its client. */
const MAX_ACTIONS = 200;
const LARGE_MS = 60_000;
const MAX_LARGE = 1_000;
const MAX_OVERDUE = 5;
const MAX_TODAY = 10;
const MAX_RECENT = 10;

/** Counts as PostgreSQL returns them: bigint as text. */
type FigureRow = Record<'clients' | 'clients_actionless' | 'clients_new' | 'prospects' | 'prospects_actionless' | 'prospects_new', string>;

/** Reads the dashboard sequentially, so that each request takes one connection even when many users open it at once. */
@Injectable()
export class DashboardQueries {
  /** Cache of agencies whose figures all exceed their caps: such figures rarely change, so they are kept for a minute. */
  private readonly large = new LRUCache<string, FigureRow>({ max: MAX_LARGE, ttl: LARGE_MS });

  constructor(
    private readonly db: Db,
    private readonly actions: CrmActionsQueries,
    private readonly rows: CrmActionProjection,
  ) {}

  async get(actor: Actor, { scope = 'agency' }: DashboardQuery): Promise<DashboardDto> {
    const operatorId = scope === 'mine' ? ['me'] : undefined;
    const counts = await this.actions.counts(actor, operatorId, MAX_ACTIONS);
    const records = await this.records(actor, scope);
    const due = await this.due(actor, operatorId);
    return {
      scope,
      day: today(),
      ...records,
      actions: counts,
      overdueActions: due.filter(({ overdue }) => overdue),
      todayActions: due.filter(({ overdue }) => !overdue),
      recent: await this.recent(actor, scope),
    };
  }

  private async records(actor: Actor, scope: Scope): Promise<Pick<DashboardDto, 'clients' | 'prospects'>> {
    const row = scope === 'agency' && actor.visibility === 'agency' ? await this.ofAgency(actor) : await this.ofSome(actor, scope);
    return {
      clients: {
        ...capped(row?.clients, MAX_CLIENTS),
        withoutNextAction: capped(row?.clients_actionless, MAX_COUNTED),
        newThisMonth: capped(row?.clients_new, MAX_COUNTED),
      },
      prospects: {
        ...capped(row?.prospects, MAX_COUNTED),
        withoutNextAction: capped(row?.prospects_actionless, MAX_COUNTED),
        newThisMonth: capped(row?.prospects_new, MAX_COUNTED),
      },
    };
  }

  private async ofAgency(actor: Actor): Promise<FigureRow | undefined> {
    const large = this.large.get(actor.agencyId);
    if (large) return large;
    const [row] = await this.db.read<FigureRow>(
      actor,
      sql`SELECT * FROM agency_figures(${thisMonth()}, ${MAX_CLIENTS + 1}, ${MAX_COUNTED + 1})`,
    );
    if (row && Object.entries(row).every(([figure, count]) => Number(count) > (figure === 'clients' ? MAX_CLIENTS : MAX_COUNTED)))
      this.large.set(actor.agencyId, row);
    return row;
  }

  private async ofSome(actor: Actor, scope: Scope): Promise<FigureRow | undefined> {
    const own = scope === 'mine' ? sql` AND c.assignee_id = ${actor.userId}` : empty;
    const seen = visibleTo(actor, 'owned', 'c');
    const since = sql`c.created_at >= ${thisMonth()}::timestamptz`;
    const actionless = sql`c.next_action_on IS NULL AND c.lost_at IS NULL`;
    const count = (status: ClientStatus, figure: Sql, condition: Sql, max = MAX_COUNTED) =>
      sql`(SELECT count(*) FROM (SELECT 1 FROM clients c WHERE ${seen}${own} AND c.deleted_at IS NULL AND ${hasStatus(status)}
        AND ${condition} LIMIT ${integer(max + 1)}) counted) AS ${figure}`;
    const [row] = await this.db.read<FigureRow>(
      actor,
      sql`SELECT ${join(
        [
          count('client', sql`clients`, sql`true`, MAX_CLIENTS),
          count('client', sql`clients_actionless`, actionless),
          count('client', sql`clients_new`, since),
          count('prospect', sql`prospects`, sql`c.lost_at IS NULL`),
          count('prospect', sql`prospects_actionless`, actionless),
          count('prospect', sql`prospects_new`, sql`${since} AND c.lost_at IS NULL`),
        ],
        ', ',
      )}`,
      'custom',
    );
    return row;
  }

  /** Reads overdue actions and those due today, by planned time. */
  private async due(actor: Actor, operatorId: string[] | undefined): Promise<CrmActionDto[]> {
    const day = today();
    const some = (filter: object, way: Sql, max: number) =>
      sql`(SELECT a.id, a.planned_key AS key FROM crm_actions a WHERE ${join(
        filterConditions(actor, { ...filter, state: ['planned'], ...(operatorId ? { operatorId } : {}) }),
        ' AND ',
      )} ORDER BY a.planned_key ${way}, a.id ${way} LIMIT ${integer(max)})`;
    const hits = sql`${some({ overdue: true }, sql`DESC`, MAX_OVERDUE)} UNION ALL ${some({ plannedFrom: day, plannedTo: day }, sql`ASC`, MAX_TODAY)}`;
    const found = await this.db.read<{ id: string }>(
      actor,
      sql`SELECT hit.id FROM (${hits}) hit ORDER BY hit.key, hit.id`,
      planModeFor(actor, { overdue: true, operatorId }),
    );
    const rows = await this.rows.load(
      actor,
      found.map(({ id }) => id),
    );
    return rows.map((row) => this.rows.toAction(row));
  }

  private async recent(actor: Actor, scope: Scope): Promise<RecentEntry[]> {
    const rows = await this.db.read<Omit<RecentEntry, 'at'> & { at: Date }>(
      actor,
      sql`SELECT h.id, h.kind, h.at, h.origin, h.title, h.changes, h.link, json_build_object('id', u.id, 'displayName', u.display_name) AS actor,
         json_build_object('id', c.id, 'displayName', c.display_name, 'initials', c.initials, 'type', c.type, 'status', c.status, 'phone', c.phone) AS client
       FROM (SELECT t.* FROM timeline_entries t WHERE t.agency_id = ${actor.agencyId} AND ${seenClient(actor, scope)}
         ORDER BY t.at DESC, t.id DESC LIMIT ${integer(MAX_RECENT)}) h
       JOIN clients c ON c.agency_id = h.agency_id AND c.id = h.subject_id JOIN users u ON u.agency_id = h.agency_id AND u.id = h.actor_id
       ORDER BY h.at DESC, h.id DESC`,
      planModeOf(actor, scope),
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}

/** Custom plan where the number of own records varies; generic for the whole agency, whose latest entries an index has. */
const planModeOf = (actor: Actor, scope: Scope) => (actor.visibility === 'agency' && scope === 'agency' ? 'generic' : 'custom');

const seenClient = (actor: Actor, scope: Scope): Sql =>
  sql`EXISTS (SELECT 1 FROM clients c WHERE c.agency_id = t.agency_id AND c.id = t.subject_id AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}${
    scope === 'mine' ? sql` AND c.assignee_id = ${actor.userId}` : empty
  })`;

const thisMonth = () => romeInstant(`${today().slice(0, 8)}01`);

const capped = (count: string | undefined, max: number): CappedTotal => {
  const total = Number(count ?? 0);
  return { total: Math.min(total, max), totalCapped: total > max };
};
