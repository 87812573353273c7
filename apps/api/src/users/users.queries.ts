import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import type { ColleagueDto, ColleaguePage, ColleagueProfile, ColleagueQuery, UserChanges, UserDto } from './user.dto.js';

const MAX_COUNTED = 10_000;
const MAX_CHANGES = 50;

type UserRow = Omit<UserDto, 'lastSeenAt'> & { lastSeenAt: Date | null; invitedAt: Date | null; sortName: string; secondFactor: boolean };

const COLUMNS = sql`u.id, u.email, u.first_name AS "firstName", u.last_name AS "lastName", u.display_name AS "displayName", u.role,
  CASE WHEN u.role = 'agency_admin' THEN 'agency' ELSE u.visibility END AS visibility, u.active,
  json_build_object('id', a.agency_id, 'name', a.name) AS agency, u.last_seen_at AS "lastSeenAt", u.invited_at AS "invitedAt", u.version,
  has_second_factor(u.agency_id, u.id) AS "secondFactor",
  lower(u.last_name || ' ' || u.first_name) COLLATE "C" AS "sortName"`;
const FROM = sql`FROM users u JOIN agencies a ON a.agency_id = u.agency_id`;

// Counts stop at ten thousand, and each branch uses an index.
const ACTIVE = sql`c.status = 'client' AND c.deleted_at IS NULL`;
const COUNTED = sql`LIMIT ${integer(MAX_COUNTED + 1)}`;
const OWN = sql`(SELECT count(*) FROM (
    (SELECT c.id FROM clients c WHERE c.agency_id = u.agency_id AND c.created_by_id = u.id AND ${ACTIVE} ${COUNTED})
    UNION
    (SELECT c.id FROM clients c WHERE c.agency_id = u.agency_id AND c.assignee_id = u.id AND ${ACTIVE} ${COUNTED})
  ) own)`;
/** Counts the whole agency once, since the number is the same for all users who see it. */
const everything = (actor: Actor) =>
  sql`WITH everything AS (SELECT count(*) AS n FROM (SELECT 1 FROM clients c WHERE ${visibleTo(actor, 'owned', 'c')} AND ${ACTIVE} ${COUNTED}) counted)`;

/** Reads the users of an agency, as shown to admins. */
@Injectable()
export class UsersQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  async list(actor: Actor, { limit = 50, cursor, active }: ColleagueQuery): Promise<ColleaguePage> {
    const list = { agency: actor.agencyId, people: true, active };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const conditions = [
      visibleTo(actor, 'agency', 'u'),
      sql`u.kind = 'person'`,
      ...(active ? [sql`u.active = ${active === 'true'}`] : []),
      ...(position
        ? [
            sql`(lower(u.last_name || ' ' || u.first_name) COLLATE "C", u.id) ${back ? sql`<` : sql`>`} (${position.values[0]}, ${position.values[1]}::uuid)`,
          ]
        : []),
    ];
    const rows = await this.db.read<UserRow & { seen: string }>(
      actor,
      sql`${everything(actor)} SELECT ${COLUMNS},
         CASE WHEN u.role = 'agency_admin' OR u.visibility = 'agency' THEN (SELECT n FROM everything) ELSE ${OWN} END AS seen
       ${FROM} WHERE ${join(conditions, ' AND ')} ORDER BY "sortName" ${back ? sql`DESC` : sql`ASC`}, u.id ${back ? sql`DESC` : sql`ASC`} LIMIT ${integer(limit + 1)}`,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, (row) => [row.sortName, row.id]);
    return { data: kept.map(toColleague), page };
  }

  async get(actor: Actor, id: string): Promise<ColleagueProfile> {
    const [row] = await this.db.read<UserRow & { own: string; all: string }>(
      actor,
      sql`${everything(actor)} SELECT ${COLUMNS}, ${OWN} AS own, (SELECT n FROM everything) AS "all"
       ${FROM} WHERE u.id = ${id} AND ${visibleTo(actor, 'agency', 'u')} AND u.kind = 'person'`,
    );
    if (!row) throw notFound();
    const { own, all, ...colleague } = row;
    return {
      ...toColleague({ ...colleague, seen: colleague.visibility === 'agency' ? all : own }),
      ownClients: capped(own),
      agencyClients: capped(all),
    };
  }

  /** Returns the audited changes to the user, newest first. */
  async changes(actor: Actor, id: string): Promise<UserChanges> {
    await this.get(actor, id);
    const rows = await this.db.read<{
      id: string;
      at: Date;
      actorId: string;
      actorName: string;
      action: UserChanges['data'][number]['action'];
      details: Record<string, unknown>;
    }>(
      actor,
      sql`SELECT e.id, e.at, e.action, e.details, u.id AS "actorId", u.display_name AS "actorName"
       FROM audit_entries e JOIN users u ON u.agency_id = e.agency_id AND u.id = e.actor_id
       WHERE ${visibleTo(actor, 'agency', 'e')} AND e.subject_id = ${id} ORDER BY e.at DESC, e.id DESC LIMIT ${integer(MAX_CHANGES)}`,
    );
    return {
      data: rows.map(({ actorId, actorName, at, ...row }) => ({
        ...row,
        at: at.toISOString(),
        actor: { id: actorId, displayName: actorName },
      })),
    };
  }

  /** Reads the answer to a write in the transaction of the write. */
  async inTransaction(tx: UnitOfWork, id: string): Promise<UserDto> {
    const [row] = await tx.query<UserRow>(sql`SELECT ${COLUMNS} ${FROM} WHERE u.agency_id = ${tx.actor.agencyId} AND u.id = ${id}`);
    if (!row) throw notFound();
    return toUser(row);
  }
}

function toUser({ sortName: _sortName, invitedAt: _invitedAt, secondFactor: _secondFactor, lastSeenAt, ...row }: UserRow): UserDto {
  return { ...row, lastSeenAt: lastSeenAt?.toISOString() ?? null };
}

function toColleague({ seen, ...row }: UserRow & { seen: string }): ColleagueDto {
  return { ...toUser(row), invitedAt: row.invitedAt?.toISOString() ?? null, secondFactor: row.secondFactor, seenClients: capped(seen) };
}

const capped = (counted: string) => ({ total: Math.min(Number(counted), MAX_COUNTED), totalCapped: Number(counted) > MAX_COUNTED });
