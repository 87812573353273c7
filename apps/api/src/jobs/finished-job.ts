import { v7 as uuidv7 } from 'uuid';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { LongJob } from './long-job.entity.js';

/** What became of the records. */
interface Result {
  changed: number;
  refused?: { id: string; code: string }[];
  /** Until when it can be undone; left out for what cannot. */
  undoUntil?: Date;
}

/** Work that was done before it was written down: a job that remembers it, so that undoing it goes the way of every undo. */
export async function finishedJob(
  tx: UnitOfWork,
  kind: string,
  details: Record<string, unknown>,
  now: Date,
  { changed, refused = [], undoUntil }: Result,
): Promise<LongJob> {
  const total = changed + refused.length;
  const job: LongJob = {
    agencyId: tx.actor.agencyId,
    id: uuidv7(),
    userId: tx.actor.userId,
    kind,
    state: 'done',
    details,
    done: total,
    total,
    result: { changed, unchanged: 0, refusedCount: refused.length, refused: refused.slice(0, 100) },
    error: null,
    undoUntil: undoUntil ?? null,
    createdAt: now,
    finishedAt: now,
  };
  await tx.insert(LongJob, job);
  return job;
}
