import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';

/** Locks the user's row: of two concurrent second steps, the second waits and finds the token used. @returns whether the user is active */
export async function isActive(tx: UnitOfWork): Promise<boolean> {
  const { agencyId, userId } = tx.actor;
  const active = await tx.query(sql`SELECT 1 FROM users WHERE agency_id = ${agencyId} AND id = ${userId} AND active FOR NO KEY UPDATE`);
  return active.length > 0;
}

/** @returns true when the challenge was not used before */
export async function spend(tx: UnitOfWork, challenge: string): Promise<boolean> {
  const { agencyId, userId } = tx.actor;
  const hash = createHash('sha256').update(challenge).digest('base64url');
  await tx.query(
    sql`DELETE FROM spent_challenges WHERE agency_id = ${agencyId} AND user_id = ${userId} AND spent_at < now() - interval '1 hour'`,
  );
  const spent = await tx.query(
    sql`INSERT INTO spent_challenges (agency_id, user_id, challenge_hash, spent_at) VALUES (${agencyId}, ${userId}, ${hash}, now()) ON CONFLICT DO NOTHING RETURNING 1`,
  );
  return spent.length > 0;
}
