import { v7 as uuidv7 } from 'uuid';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { LongJob } from './long-job.entity.js';

interface Result {
  changed: number;
  refused?: { id: string; code: string }[];
  /** End of the undo period; omitted when it cannot be undone. */
  undoUntil?: Date;
}

/** Records work that is already done as a finished job, so that it is undone like any other job. */
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
