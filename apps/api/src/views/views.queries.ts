import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import { ClientCountsQueries } from '../clients/client-counts.queries.js';
import { SavedFilters, type SavedFilter } from '../clients/saved-filters.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { CrmActionsQueries } from '../crm-actions/crm-actions.queries.js';
import type { ViewDto, ViewList, ViewsQuery } from './view.dto.js';
import { withoutStaleCriteria } from './view.rules.js';

/** Maximum number of views returned; `views.service.ts` limits how many can exist. */
const MAX_ITEMS = 500;

interface Row extends Omit<ViewDto, 'owner' | 'editable' | 'total' | 'totalCapped'> {
  ownerId: string | null;
  ownerName: string | null;
}

@Injectable()
export class ViewsQueries {
  constructor(
    private readonly db: Db,
    private readonly records: ClientCountsQueries,
    private readonly actions: CrmActionsQueries,
    saved: SavedFilters,
  ) {
    saved.readBy((actor, viewId, target) => this.findFilter(actor, viewId, target));
  }

  /** Lists system views, then shared views, then the caller's own, each group sorted by name. */
  async list(actor: Actor, { target, count }: ViewsQuery): Promise<ViewList> {
    const rows = await this.db.read<Row>(
      actor,
      sql`${select(actor)}${target ? sql` AND v.target = ${target}` : empty}
       ORDER BY array_position(ARRAY['system', 'shared', 'personal'], v.scope), lower(v.name) COLLATE "it-x-icu", v.id LIMIT ${integer(MAX_ITEMS)}`,
    );
    const views = rows.map((row) => toView(actor, row));
    if (!count) return { data: views };
    const pinned = views.filter((view) => view.pinned);
    const [actions, records] = [pinned.filter(isOfActions), pinned.filter((view) => !isOfActions(view))];
    const totals = new Map([
      ...paired(
        records,
        await this.records.totals(
          actor,
          records.map((view) => ({ filter: view.criteria, status: view.target === 'clients' ? 'client' : 'prospect' })),
        ),
      ),
      ...paired(
        actions,
        await this.actions.totals(
          actor,
          actions.map((view) => view.criteria),
        ),
      ),
    ]);
    return { data: views.map((view) => ({ ...view, ...totals.get(view) })) };
  }

  async get(actor: Actor, id: string): Promise<ViewDto> {
    const [row] = await this.db.read<Row>(actor, sql`${select(actor)} AND v.id = ${id}`);
    if (!row) throw notFound();
    return toView(actor, row);
  }

  /** Reads the view, as the API returns it, in the transaction that wrote it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<ViewDto> {
    const [row] = await tx.query<Row>(sql`${select(tx.actor)} AND v.id = ${id}`);
    if (!row) throw notFound();
    return toView(tx.actor, row);
  }

  private async findFilter(actor: Actor, viewId: string, target: string): Promise<SavedFilter<object> | undefined> {
    const [view] = await this.db.read<SavedFilter<object>>(
      actor,
      sql`SELECT v.criteria, v.sort FROM views v WHERE ${visibleTo(actor, 'agency', 'v')} AND v.id = ${viewId}
         AND v.target = ${target} AND (v.scope <> 'personal' OR v.user_id = ${actor.userId})`,
    );
    return view;
  }
}

const isOfActions = ({ target }: ViewDto): boolean => target === 'crm-actions';

const paired = <Total>(views: ViewDto[], totals: Total[]): [ViewDto, Total | undefined][] =>
  views.map((view, index) => [view, totals[index]]);

function select(actor: Actor): Sql {
  return sql`SELECT v.id, v.name, v.scope, v.target, v.criteria, v.columns, v.sort, v.version, v.user_id AS "ownerId", u.display_name AS "ownerName", p.view_id IS NOT NULL AS pinned
    FROM views v LEFT JOIN users u ON u.agency_id = v.agency_id AND u.id = v.user_id
    LEFT JOIN view_pins p ON p.agency_id = v.agency_id AND p.view_id = v.id AND p.user_id = ${actor.userId}
    WHERE ${visibleTo(actor, 'agency', 'v')} AND (v.scope <> 'personal' OR v.user_id = ${actor.userId})`;
}

function toView(actor: Actor, { ownerId, ownerName, ...row }: Row): ViewDto {
  return {
    ...withoutStaleCriteria(row),
    owner: ownerId === null ? null : { id: ownerId, displayName: ownerName ?? '' },
    editable: mayEdit(actor, { scope: row.scope, userId: ownerId }),
  };
}

/** Allows the view's creator and, for shared views, users with `settings:write`. System views cannot be edited. */
export const mayEdit = (actor: Actor, { scope, userId }: { scope: string; userId: string | null }): boolean =>
  scope !== 'system' && (userId === actor.userId || (scope === 'shared' && actor.permissions.has('settings:write')));
