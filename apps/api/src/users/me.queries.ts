import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { RolePermissions, visibilityOf } from '../core/auth/permissions.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import type { MeDto, PersonList, SessionDto, SessionList } from './user.dto.js';

const MAX_PEOPLE = 500;

@Injectable()
export class MeQueries {
  constructor(
    private readonly db: Db,
    private readonly permissions: RolePermissions,
  ) {}

  async get(actor: Actor): Promise<MeDto> {
    const readOnly = actor.readOnly ?? false;
    const [row] = await this.db.read<Omit<MeDto, 'permissions' | 'lastSeenAt' | 'readOnly'> & { lastSeenAt: Date | null }>(
      actor,
      sql`SELECT u.id, u.email, u.first_name AS "firstName", u.last_name AS "lastName", u.display_name AS "displayName", u.role, u.visibility, u.active,
        json_build_object('id', a.agency_id, 'name', a.name) AS agency, u.last_seen_at AS "lastSeenAt",
        needs_second_factor(u.agency_id, u.role) AND NOT has_second_factor(u.agency_id, u.id) AS "lacksSecondFactor",
        u.morning_digest AS "morningDigest", u.reminder_minutes AS "reminderMinutes", u.version
       FROM users u JOIN agencies a ON a.agency_id = u.agency_id WHERE u.id = ${actor.userId} AND ${visibleTo(actor, 'agency', 'u')}`,
    );
    if (!row) throw notFound();
    // A "view as" session has the role and visibility being tried, which are not stored.
    const role = readOnly ? (actor.session?.role ?? row.role) : row.role;
    return {
      ...row,
      role,
      visibility: visibilityOf(role, readOnly ? actor.visibility : row.visibility),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      permissions: [...this.permissions.of(role)],
      readOnly,
      lacksSecondFactor: row.lacksSecondFactor && !readOnly,
    };
  }

  /** Returns the caller's active sessions, most recently used first; none in a "view as" session. */
  async sessions(actor: Actor): Promise<SessionList> {
    // A "view as" session must not reveal devices and addresses.
    if (actor.readOnly) return { data: [] };
    const data = await this.db.read<SessionDto>(
      actor,
      sql`SELECT s.id, s.id = ${actor.session?.id ?? null}::uuid AS current, s.user_agent AS "userAgent", s.ip, s.created_at AS "createdAt", s.last_used_at AS "lastUsedAt", s.expires_at AS "expiresAt"
       FROM sessions s WHERE ${visibleTo(actor, 'agency', 's')} AND s.user_id = ${actor.userId} AND s.ended_at IS NULL AND s.expires_at > now()
       ORDER BY s.last_used_at DESC, s.id LIMIT 200`,
    );
    return { data: data.map((session) => ({ ...session, current: session.current ?? false })) };
  }

  /** Returns the users to whom clients can be assigned: the agency's active users, by name. */
  async assignees(actor: Actor): Promise<PersonList> {
    const data = await this.db.read<PersonList['data'][number]>(
      actor,
      sql`SELECT u.id, u.display_name AS "displayName" FROM users u WHERE ${visibleTo(actor, 'agency', 'u')} AND u.active AND u.kind = 'person'
       ORDER BY u.display_name COLLATE "it-x-icu", u.id LIMIT ${integer(MAX_PEOPLE)}`,
    );
    return { data };
  }
}
