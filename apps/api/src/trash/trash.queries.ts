import { Injectable } from '@nestjs/common';
import { binder, type Bind } from '../clients/client-filter.sql.js';
import { TRASH_DAYS } from '../clients/clients.events.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { entityVisibleTo, visibleTo } from '../core/database/row-visibility.js';
import { CrmAction } from '../crm-actions/crm-action.entity.js';
import { Cursors, type Position } from '../core/http/cursor.js';
import { SheetProjection } from '../sheet/sheet-projection.js';
import { SheetTabs, type SheetTab } from '../sheet/sheet-tab.js';
import type { TrashKind, TrashPage, TrashQuery } from './trash.dto.js';

interface TrashRow {
  kind: TrashKind;
  id: string;
  displayName: string;
  deletedAt: Date;
  deletedById: string;
  deletedByName: string;
  createdById: string;
  clientId: string | null;
  clientName: string | null;
  kept: boolean;
}

const COLUMNS = 't.id, t.display_name, t.deleted_at, t.deleted_by_id, t.created_by_id';
const CLIENT_OF = 'clients c ON c.agency_id = t.agency_id AND c.id = t.client_id AND c.deleted_at IS NULL';

/** Condition for records that are never purged, because they belong to a signed report. */
const KEPT = `EXISTS (SELECT 1 FROM signatures s WHERE s.agency_id = u.agency_id
  AND (g.kind = 'clients' AND s.client_id = g.id OR g.kind = 'interventions' AND s.client_id = g.client_id AND s.intervention_id = g.id))`;

/** Reads the trash; a deleted record stays visible to the same users as before. */
@Injectable()
export class TrashQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: SheetProjection,
    private readonly tabs: SheetTabs,
  ) {}

  /** Reads one page across all kinds by merging the first rows of each. */
  async list(actor: Actor, { limit = 50, cursor }: TrashQuery): Promise<TrashPage> {
    const list = { agency: actor.agencyId, trash: true };
    const position = this.cursors.decode(cursor, list);
    const values: unknown[] = [];
    const bind = binder(values);
    const back = position?.direction === 'prev';
    const order = back ? 'ASC' : 'DESC';
    const parts = [this.clients(actor, bind), this.actions(actor, bind), ...this.tabs.all().map((tab) => this.records(actor, tab, bind))];
    const each = parts.map(
      (part) =>
        `(${part} AND t.deleted_at IS NOT NULL${after(position, back, bind)} ORDER BY t.deleted_at ${order}, t.id ${order} LIMIT ${limit + 1})`,
    );
    const rows = await this.db.read<TrashRow>(
      actor,
      `SELECT g.kind, g.id, g.display_name AS "displayName", g.deleted_at AS "deletedAt", g.created_by_id AS "createdById",
         u.id AS "deletedById", u.display_name AS "deletedByName", g.client_id AS "clientId", g.client_name AS "clientName",
         ${KEPT} AS kept
       FROM (${each.join(' UNION ALL ')}) g JOIN users u ON u.agency_id = ${bind(actor.agencyId)} AND u.id = g.deleted_by_id
       ORDER BY g.deleted_at ${order}, g.id ${order} LIMIT ${limit + 1}`,
      values,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ deletedAt, id }) => [deletedAt.toISOString(), id]);
    return {
      data: kept.map((row) => ({
        kind: row.kind,
        id: row.id,
        displayName: row.displayName,
        client: row.clientId === null ? null : { id: row.clientId, displayName: row.clientName ?? '' },
        deletedAt: row.deletedAt.toISOString(),
        deletedBy: { id: row.deletedById, displayName: row.deletedByName },
        purgedAt: row.kept ? null : new Date(row.deletedAt.getTime() + TRASH_DAYS * 86_400_000).toISOString(),
        restorable:
          actor.permissions.has(`${row.kind}:delete`) ||
          (actor.permissions.has(`${row.kind}:delete-own`) && row.createdById === actor.userId),
      })),
      page,
    };
  }

  private clients(actor: Actor, bind: Bind): string {
    return `SELECT 'clients' AS kind, ${COLUMNS}, NULL::uuid AS client_id, NULL AS client_name FROM clients t WHERE ${visibleTo(actor, 'owned', 't', bind)}`;
  }

  private actions(actor: Actor, bind: Bind): string {
    const columns = COLUMNS.replace('t.display_name', 't.description');
    return `SELECT 'crm-actions', ${columns}, c.id, c.display_name FROM crm_actions t JOIN ${CLIENT_OF} WHERE ${entityVisibleTo(actor, CrmAction, 't', bind)}`;
  }

  /** Leaves out records of a client that is in the trash itself: they are restored together with the client. */
  private records(actor: Actor, tab: SheetTab, bind: Bind): string {
    const table = this.rows.tableOf(tab);
    const seen = entityVisibleTo(actor, tab.entity, 't', bind);
    if (tab.link) return `SELECT '${tab.name}', ${COLUMNS}, NULL::uuid, NULL FROM ${table} t WHERE ${seen}`;
    return `SELECT '${tab.name}', ${COLUMNS}, c.id, c.display_name FROM ${table} t JOIN ${CLIENT_OF} WHERE ${seen}`;
  }
}

const after = (position: Position | undefined, back: boolean, bind: Bind): string =>
  position
    ? ` AND (t.deleted_at, t.id) ${back ? '>' : '<'} (${bind(position.values[0])}::timestamptz, ${bind(position.values[1])}::uuid)`
    : '';
