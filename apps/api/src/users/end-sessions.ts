import type { UnitOfWork } from '../core/database/unit-of-work.js';

/**
 * Ends all sessions of a user.
 * @param but id of a session that stays, such as the one in which the user changes their password
 */
export async function endSessions(tx: UnitOfWork, userId: string, but?: string): Promise<void> {
  await tx.query(
    'UPDATE sessions SET ended_at = now() WHERE agency_id = $1 AND user_id = $2 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid',
    [tx.actor.agencyId, userId, but ?? null],
  );
}
