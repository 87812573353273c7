import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { Jobs } from '../core/jobs/jobs.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { deleteImportBatch } from './import-cleanup.js';
import { RowPrefetcher } from './import-row-prefetcher.js';
import { processBatch, readingOf } from './import-pass.js';
import { lockCreated, revertImport, countTouched } from './import-rollback.js';
import type { ImportCounts } from './import.dto.js';
import { Import } from './import.entity.js';
import { AT_WORK, POSITION_BEFORE_FIRST, stopped, type ImportDetails } from './imports.service.js';

const MAX_RACES = 5;
const WAIT_MS = 200;

type Step = 'more' | 'wait' | 'over';

/**
 * Carries out imports in batches. Each batch is a transaction that also stores the progress, so that after a crash
 * another worker resumes at that point. The caller's permissions are checked again for each batch. A roll-back is one
 * transaction and thus atomic.
 */
@Injectable()
export class ImportsWork {
  constructor(
    private readonly db: Db,
    private readonly actorResolver: ActorResolver,
    private readonly notifications: NotificationsService,
    jobs: Jobs,
  ) {
    jobs.on('import', ({ agencyId, jobId }) => this.run(agencyId, jobId), {
      long: true,
      afterLastTry: ({ agencyId, jobId }) => this.giveUp(agencyId, jobId),
    });
  }

  private async run(agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    if (!owner) return;
    const aheadOf = (file: Import) => new RowPrefetcher(this.db, file.id, readingOf(file));
    let prefetcher: RowPrefetcher | undefined;
    for (let step: Step = 'more', races = 0; step !== 'over';) {
      const actor = await this.actorResolver.fromUser(agencyId, owner.user_id);
      if (!actor?.permissions.has('imports:run')) return this.fail(agencyId, jobId, owner.user_id, 'no-longer-allowed');
      try {
        step = await this.db.write({ ...actor, origin: 'import' }, (tx) => this.step(tx, jobId, (file) => (prefetcher ??= aheadOf(file))));
        races = 0;
      } catch (error) {
        if (error instanceof Touched) return this.fail(agencyId, jobId, owner.user_id, 'import-touched');
        // Another request took an Omnia code between check and insert, or cancelled the import; the next attempt sees
        // the change.
        const overtaken = error instanceof Overtaken || violates(error, 'clients_omnia_code') || violates(error, 'import_outcomes_pkey');
        if (!overtaken || (races += 1) > MAX_RACES) throw error;
      }
      if (step === 'wait') await sleep(WAIT_MS);
    }
  }

  private async step(tx: UnitOfWork, jobId: string, aheadOf: (file: Import) => RowPrefetcher): Promise<Step> {
    // Reads without a lock, so that a cancellation does not wait for the current batch.
    const [job] = await tx.findVisible(LongJob, [jobId]);
    const { importId = '', what } = (job?.details ?? {}) as Partial<ImportDetails>;
    const [file] = await tx.findVisible(Import, [importId]);
    // The import was cancelled and restarted, so it belongs to another job.
    if (!job || !what || file?.jobId !== jobId) return 'over';
    if (!open(job)) {
      if (job.state === 'cancelled' && AT_WORK.includes(file.state)) await updateImport(tx, file, stopped(file, job));
      return 'over';
    }
    // No user waits for this response, and a statement that times out would only be repeated.
    await tx.query(sql`SELECT set_config('statement_timeout', '60000', true)`);
    await tx.query(sql`SELECT refresh_statistics()`);
    // Runs and roll-backs of an agency take turns: two parallel runs could create the same clients twice, or one undo
    // the other's work.
    if (what !== 'dry-run' && !(await tx.tryLock('imports of an agency'))) return 'wait';
    if (what === 'rollback') return this.rollBack(tx, job, file);
    // Discards cached plans once per batch: a plan made for an empty table would scan the full one for each row. Within
    // the batch plans are reused, which the foreign-key checks need.
    await tx.query(sql`DISCARD PLANS`);
    // Adds new rows to the trigram index by the thousand, at a tenth of the cost of adding them one by one.
    await tx.query(sql`SELECT set_config('gin_pending_list_limit', '4MB', true)`);
    if (file.position === POSITION_BEFORE_FIRST && (await deleteImportBatch(tx, importId))) return 'more';
    const at = Math.max(file.position, 0);
    const change = await processBatch(tx, { ...file, position: at }, what, aheadOf(file));
    const counts = { ...file, ...change }[what === 'run' ? 'result' : 'dryRun'];
    if (!change) {
      await this.finish(tx, job, file, what === 'run' ? 'done' : 'checked', counts);
      return 'over';
    }
    await updateImport(tx, file, change);
    await updateJob(tx, job.id, { state: 'running', done: counts?.rows ?? 0 });
    return 'more';
  }

  private async finish(tx: UnitOfWork, job: LongJob, file: Import, state: 'done' | 'checked', counts: ImportCounts | null): Promise<void> {
    const now = new Date();
    const { created = 0, alreadyThere = 0, rejected = 0 } = counts ?? {};
    if (state === 'done') await tx.query(sql`SELECT settle_client_search()`);
    await updateImport(tx, file, { state, ...(state === 'done' ? { finishedAt: now } : {}) });
    await updateJob(tx, job.id, {
      state: 'done',
      done: job.total,
      result: { changed: created, unchanged: alreadyThere, refusedCount: rejected, refused: [] },
      finishedAt: now,
    });
    if (state !== 'done') return;
    await tx.audit('imported', file.id, { created, alreadyThere, rejected });
    await this.notifyOwner(tx, job, file.id, created);
  }

  private async rollBack(tx: UnitOfWork, job: LongJob, file: Import): Promise<Step> {
    const { id, result } = file;
    const created = result?.created ?? 0;
    // Records reassigned to others may no longer be visible to the caller, but belong to this import and must be rolled
    // back too.
    await tx.withAgencyVisibility(async () => {
      await lockCreated(tx, id);
      if ((await countTouched(tx, id)) > 0) throw new Touched();
      await revertImport(tx, id);
    });
    const finishedAt = new Date();
    await updateImport(tx, file, { state: 'rolled-back', finishedAt });
    await updateJob(tx, job.id, {
      state: 'done',
      done: job.total,
      result: { changed: created, unchanged: 0, refusedCount: 0, refused: [] },
      finishedAt,
    });
    await tx.audit('import-rolled-back', id, { created });
    return 'over';
  }

  /** Notifies the user who started the import, who may have left the page by now. */
  private async notifyOwner(tx: UnitOfWork, { userId }: LongJob, importId: string, created: number): Promise<void> {
    await this.notifications.notify(tx, userId, 'import-over', { count: created, clientId: null, importId });
  }

  private async giveUp(agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    if (owner) await this.fail(agencyId, jobId, owner.user_id, 'failed-repeatedly');
  }

  /** Marks the import as failed and keeps its records; it can then be resumed or rolled back. */
  private async fail(agencyId: string, jobId: string, userId: string, error: string): Promise<void> {
    const nobody: Actor = { agencyId, userId, visibility: 'agency', permissions: new Set(), origin: 'automation' };
    await this.db.write(nobody, async (tx) => {
      const job = await tx.getForUpdate(LongJob, jobId);
      if (!open(job)) return;
      const { importId, what } = job.details as ImportDetails;
      const file = await tx.getForUpdate(Import, importId);
      const then = stopped(file, job);
      await updateJob(tx, jobId, { state: 'failed', error, finishedAt: new Date() });
      await updateImport(tx, file, then.state === 'cancelled' ? { ...then, state: 'failed' } : then);
      const created = file.result?.created ?? 0;
      if (what === 'run' && error !== 'failed-repeatedly') await this.notifyOwner(tx, job, importId, created);
      else await this.notifications.notify(tx, userId, 'import-failed', { count: created, clientId: null, importId, failed: what });
    });
  }
}

const open = ({ state }: LongJob): boolean => state === 'queued' || state === 'running';

class Touched extends Error {}
class Overtaken extends Error {}

/** @throws Overtaken when the import was cancelled or another worker has changed it since it was read */
async function updateImport(tx: UnitOfWork, { id, state, position, jobId }: Import, change: Partial<Import>): Promise<void> {
  if ((await tx.update(Import, { agencyId: tx.actor.agencyId, id, state, position, jobId }, change)) === 0) throw new Overtaken();
}
const updateJob = (tx: UnitOfWork, id: string, change: Partial<LongJob>) => tx.update(LongJob, { agencyId: tx.actor.agencyId, id }, change);
