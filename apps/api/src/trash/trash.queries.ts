import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { entityVisibleTo } from '../core/database/row-visibility.js';
import { Cursors, type Position } from '../core/http/cursor.js';
import type { RecordType, TrashableRow } from '../core/records/record-type.js';
import { RecordTypes } from '../core/records/record-types.js';
import { mayDelete, purgedAt } from '../core/records/trash.js';
import type { TrashPage, TrashQuery } from './trash.dto.js';

interface TrashRow {
  kind: string;
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

/** Reads the trash; a deleted record stays visible to the same users as before. */
@Injectable()
export class TrashQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly types: RecordTypes,
  ) {}

  /** Reads one page across all kinds by merging the first rows of each. */
  async list(actor: Actor, { limit = 50, cursor }: TrashQuery): Promise<TrashPage> {
    const list = { agency: actor.agencyId, trash: true };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const order = back ? sql`ASC` : sql`DESC`;
    const parts = this.types.trashable().map((type) => this.deletedRecords(actor, type));
    const each = parts.map(
      (part) =>
        sql`(${part} AND t.deleted_at IS NOT NULL${after(position, back)} ORDER BY t.deleted_at ${order}, t.id ${order} LIMIT ${integer(limit + 1)})`,
    );
    const rows = await this.db.read<TrashRow>(
      actor,
      sql`SELECT g.kind, g.id, g.display_name AS "displayName", g.deleted_at AS "deletedAt", g.created_by_id AS "createdById",
         u.id AS "deletedById", u.display_name AS "deletedByName", g.client_id AS "clientId", g.client_name AS "clientName", g.kept
       FROM (${join(each, ' UNION ALL ')}) g JOIN users u ON u.agency_id = ${actor.agencyId} AND u.id = g.deleted_by_id
       ORDER BY g.deleted_at ${order}, g.id ${order} LIMIT ${integer(limit + 1)}`,
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
        purgedAt: row.kept ? null : purgedAt(row.deletedAt).toISOString(),
        restorable: mayDelete(actor, { name: row.kind }, row),
      })),
      page,
    };
  }

  /** Leaves out records whose parent is in the trash itself: they are restored together with it. */
  private deletedRecords(actor: Actor, type: RecordType<TrashableRow>): Sql {
    const { displayName = sql`display_name`, parent } = type.trash ?? {};
    return sql`SELECT ${type.name}::text AS kind, t.id, t.${displayName} AS display_name, t.deleted_at, t.deleted_by_id, t.created_by_id,
        ${parent ? sql`p.id AS client_id, p.display_name AS client_name` : sql`NULL::uuid AS client_id, NULL AS client_name`}, ${this.types.keptCondition(type)} AS kept
      FROM ${this.db.tableOf(type.entity)} t
      ${parent ? sql`JOIN ${parent.table} p ON p.agency_id = t.agency_id AND p.id = t.${parent.column} AND p.deleted_at IS NULL` : empty}
      WHERE ${entityVisibleTo(actor, type.entity, 't')}`;
  }
}

const after = (position: Position | undefined, back: boolean): Sql =>
  position
    ? sql` AND (t.deleted_at, t.id) ${back ? sql`>` : sql`<`} (${position.values[0]}::timestamptz, ${position.values[1]}::uuid)`
    : empty;
