import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import type { Actor } from './actor.js';
import { ROLE_PERMISSIONS, type Role, type Visibility } from './permissions.js';

/** Turns a live session into the actor it stands for. */
@Injectable()
export class Principals {
  constructor(private readonly db: Db) {}

  /** Undefined when the session has ended, has expired, is of somebody else, or its user is not active. */
  async ofSession(sessionId: string, userId: string): Promise<Actor | undefined> {
    const [row] = await this.db.identify<{ agency_id: string; role: Role; visibility: Visibility }>('principal', [sessionId, userId]);
    return (
      row && {
        agencyId: row.agency_id,
        userId,
        visibility: row.role === 'agency_admin' ? 'agency' : row.visibility,
        permissions: new Set(ROLE_PERMISSIONS[row.role]),
        origin: 'staff',
        session: { id: sessionId, role: row.role },
      }
    );
  }
}
