import type { UnitOfWork } from '../core/database/unit-of-work.js';

/**
 * Signs somebody out everywhere.
 * @param but a session that goes on: the one in which somebody has just changed their own password
 */
export async function endSessions(tx: UnitOfWork, userId: string, but?: string): Promise<void> {
  await tx.query(
    'UPDATE sessions SET ended_at = now() WHERE agency_id = $1 AND user_id = $2 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid',
    [tx.actor.agencyId, userId, but ?? null],
  );
}
