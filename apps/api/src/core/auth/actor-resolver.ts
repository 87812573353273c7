import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import type { Actor } from './actor.js';
import { RolePermissions, visibilityOf, type Permission, type Role, type Visibility } from './permissions.js';

/** Resolves an active session to the actor it stands for. */
@Injectable()
export class ActorResolver {
  constructor(
    private readonly db: Db,
    private readonly permissions: RolePermissions,
  ) {}

  /** Returns undefined when the session has ended, has expired or belongs to another user, or when its user is not active. */
  async fromSession(sessionId: string, userId: string): Promise<Actor | undefined> {
    const [row] = await this.db.callAuthFunction('caller', [sessionId, userId]);
    return (
      row && {
        ...this.asActor(row.agency_id, userId, row.role, row.visibility),
        session: { id: sessionId, role: row.role },
        ...(row.lacks_second_factor && { lacksSecondFactor: true }),
      }
    );
  }

  /**
   * Returns a read-only actor that sees what the user would see with this role and visibility, for the session's admin.
   * Returns undefined when the session has ended or its user is no longer an admin.
   */
  async viewAs(sessionId: string, adminId: string, userId: string, role: Role, visibility: Visibility): Promise<Actor | undefined> {
    const admin = await this.fromSession(sessionId, adminId);
    if (!admin?.permissions.has('users:write') || !admin.session || admin.lacksSecondFactor) return undefined;
    return {
      ...this.asActor(admin.agencyId, userId, role, visibility),
      session: { id: sessionId, role },
      readOnly: true,
      viewedBy: adminId,
    };
  }

  /** Returns whether the actor still has the permission and at least the visibility with which a streamed answer began. */
  async stillMay(actor: Actor, permission: Permission): Promise<boolean> {
    const now = await this.asNow(actor);
    return now !== undefined && now.permissions.has(permission) && (now.visibility === 'agency' || actor.visibility === 'own');
  }

  private asNow({ agencyId, userId, visibility, session, viewedBy }: Actor): Promise<Actor | undefined> {
    if (!session) return this.fromUser(agencyId, userId);
    return viewedBy ? this.viewAs(session.id, viewedBy, userId, session.role, visibility) : this.fromSession(session.id, userId);
  }

  /** Returns the user's current actor, for work that outlives their request; undefined once the user is not active. */
  async fromUser(agencyId: string, userId: string): Promise<Actor | undefined> {
    const [row] = await this.db.callAuthFunction('person', [agencyId, userId]);
    return row && this.asActor(agencyId, userId, row.role, row.visibility);
  }

  private asActor(agencyId: string, userId: string, role: Role, visibility: Visibility): Actor {
    return {
      agencyId,
      userId,
      visibility: visibilityOf(role, visibility),
      permissions: this.permissions.of(role),
      origin: 'staff',
    };
  }
}
