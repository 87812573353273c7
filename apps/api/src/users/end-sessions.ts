import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';

/**
 * Ends all sessions of a user.
 * @param but id of a session that stays, such as the one in which the user changes their password
 */
export async function endSessions(tx: UnitOfWork, userId: string, but?: string): Promise<void> {
  await tx.query(
    sql`UPDATE sessions SET ended_at = now() WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${userId} AND ended_at IS NULL AND id IS DISTINCT FROM ${but ?? null}::uuid`,
  );
}
