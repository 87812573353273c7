import { Injectable } from '@nestjs/common';
import { TRASH_DAYS } from '../clients/clients.events.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/scope.js';
import { Cursors } from '../core/http/cursor.js';
import type { TrashPage, TrashQuery } from './trash.dto.js';

interface TrashRow {
  id: string;
  displayName: string;
  deletedAt: Date;
  deletedById: string;
  deletedByName: string;
  createdById: string;
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
    const after = position
      ? ` AND (c.deleted_at, c.id) ${back ? '>' : '<'} (${bind(position.values[0])}::timestamptz, ${bind(position.values[1])}::uuid)`
      : '';
    const rows = await this.db.read<TrashRow>(
      actor,
      `SELECT c.id, c.display_name AS "displayName", c.deleted_at AS "deletedAt", c.created_by_id AS "createdById", u.id AS "deletedById", u.display_name AS "deletedByName"
       FROM clients c JOIN users u ON u.agency_id = c.agency_id AND u.id = c.deleted_by_id
       WHERE ${visibleTo(actor, 'owned', 'c', bind)} AND c.deleted_at IS NOT NULL${after}
       ORDER BY c.deleted_at ${back ? 'ASC' : 'DESC'}, c.id ${back ? 'ASC' : 'DESC'} LIMIT ${limit + 1}`,
      values,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ deletedAt, id }) => [deletedAt.toISOString(), id]);
    return {
      data: kept.map((row) => ({
        kind: 'clients',
        id: row.id,
        displayName: row.displayName,
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
