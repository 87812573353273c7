import { Injectable } from '@nestjs/common';
import { TRASH_DAYS } from '../clients/clients.events.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/scope.js';
import { Cursors } from '../core/http/cursor.js';
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
}

/** What was deleted lately; seen by whoever saw it before. */
@Injectable()
export class TrashQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  async list(actor: Actor, { limit = 50, cursor }: TrashQuery): Promise<TrashPage> {
    const list = { agency: actor.agencyId, trash: true };
    const position = this.cursors.read(cursor, list);
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const back = position?.direction === 'prev';
    const at = position && [bind(position.values[0]), bind(position.values[1])];
    const way = back ? 'ASC' : 'DESC';
    // Each kind in the order of its own index; only as many as the page may need of either.
    const some = (alias: string, columns: string, from: string, seen: string) => {
      const after = at ? ` AND (${alias}.deleted_at, ${alias}.id) ${back ? '>' : '<'} (${at[0]}::timestamptz, ${at[1]}::uuid)` : '';
      return `(SELECT ${columns}, ${alias}.id, ${alias}.deleted_at, ${alias}.created_by_id, ${alias}.deleted_by_id, ${alias}.agency_id FROM ${from}
        WHERE ${seen} AND ${alias}.deleted_at IS NOT NULL${after} ORDER BY ${alias}.deleted_at ${way}, ${alias}.id ${way} LIMIT ${limit + 1})`;
    };
    const clients = some(
      'c',
      `'clients' AS kind, c.display_name, NULL::uuid AS client_id, NULL AS client_name`,
      'clients c',
      visibleTo(actor, 'owned', 'c', bind),
    );
    const actions = some(
      'a',
      `'crm-actions', a.description, c.id, c.display_name`,
      'crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL',
      `a.agency_id = ${bind(actor.agencyId)} AND ${visibleTo(actor, 'owned', 'c', bind)}`,
    );
    const rows = await this.db.read<TrashRow>(
      actor,
      `SELECT t.kind, t.id, t.display_name AS "displayName", t.deleted_at AS "deletedAt", t.created_by_id AS "createdById", t.client_id AS "clientId",
         t.client_name AS "clientName", u.id AS "deletedById", u.display_name AS "deletedByName"
       FROM (${clients} UNION ALL ${actions}) t JOIN users u ON u.agency_id = t.agency_id AND u.id = t.deleted_by_id
       ORDER BY t.deleted_at ${way}, t.id ${way} LIMIT ${limit + 1}`,
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
        purgedAt: new Date(row.deletedAt.getTime() + TRASH_DAYS * 86_400_000).toISOString(),
        restorable:
          actor.permissions.has('clients.delete') || (actor.permissions.has('clients.delete-own') && row.createdById === actor.userId),
      })),
      page,
    };
  }
}
