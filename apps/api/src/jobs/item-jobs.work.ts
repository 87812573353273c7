import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Jobs } from '../core/jobs/jobs.js';
import type { NotificationKind } from '../notifications/notification.entity.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import type { ItemJobDetails, ItemJobKind } from './item-jobs.service.js';
import { undoUntil } from './jobs.service.js';
import { LongJobItem } from './long-job-item.entity.js';
import { LongJob } from './long-job.entity.js';

const BATCH_SIZE = 200;
const MAX_REFUSED = 100;

/** Outcome of one record; an undo needs its values before and its version after the job. */
export interface Outcome {
  clientId: string;
  /** `changed`, `unchanged` or the code of a refusal. */
  outcome: string;
  before: LongJobItem['before'];
  version: number | null;
}

/** Work of one kind of job. */
export interface ItemWork<Details extends ItemJobDetails> {
  kind: ItemJobKind;
  /** Notification of the owner when the job has failed for good. */
  failed: NotificationKind;
  /** Whether what the job has done can be undone. */
  undoable: boolean;
  /** Checked before each batch, with the permissions that the owner has then. */
  isAllowed(owner: Actor, details: Details): boolean;
  /** Processes one batch in a transaction. @returns one outcome for each of the ids */
  process(tx: UnitOfWork, details: Details, ids: string[]): Promise<Outcome[]>;
  /** Runs in the transaction that ends the job. */
  finished?(tx: UnitOfWork, jobId: string, details: Details): Promise<void>;
}

export const refused = (clientId: string, outcome: string): Outcome => ({ clientId, outcome, before: null, version: null });

/**
 * Runs jobs over many records in batches. Each batch is one transaction that also stores the outcomes, so that another worker
 * can resume after a crash. The owner's permissions are checked again for each batch.
 */
@Injectable()
export class ItemJobsWork {
  constructor(
    private readonly db: Db,
    private readonly actorResolver: ActorResolver,
    private readonly notifications: NotificationsService,
    private readonly jobs: Jobs,
  ) {}

  /** Registers the work of a kind, when the feature is wired. */
  register<Details extends ItemJobDetails>(work: ItemWork<Details>): void {
    this.jobs.on(work.kind, ({ agencyId, jobId }) => this.run(work, agencyId, jobId), {
      long: true,
      afterLastTry: ({ agencyId, jobId }) => this.giveUp(work, agencyId, jobId),
    });
  }

  private async run<Details extends ItemJobDetails>(work: ItemWork<Details>, agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    for (let more = owner !== undefined, details: Details | undefined; owner && more;) {
      const actor = await this.actorResolver.fromUser(agencyId, owner.user_id);
      details ??= actor && (await this.detailsOf<Details>(actor, jobId));
      if (!actor || !details || !work.isAllowed(actor, details))
        return this.fail(work, agencyId, jobId, owner.user_id, 'no-longer-allowed');
      // An undo needs agency visibility, because the actor may no longer see the records they assigned to others.
      const sees: Actor = details.undoOf ? { ...actor, visibility: 'agency' } : actor;
      const job = details;
      more = await this.db.write(sees, (tx) => this.processBatch(tx, work, jobId, job));
    }
  }

  private async detailsOf<Details>(actor: Actor, jobId: string): Promise<Details | undefined> {
    const [job] = await this.db.read<{ details: Details }>(
      actor,
      sql`SELECT j.details FROM long_jobs j WHERE j.agency_id = ${actor.agencyId} AND j.user_id = ${actor.userId} AND j.id = ${jobId}`,
    );
    return job?.details;
  }

  /** @returns whether records may be left to process */
  private async processBatch<Details extends ItemJobDetails>(
    tx: UnitOfWork,
    work: ItemWork<Details>,
    jobId: string,
    details: Details,
  ): Promise<boolean> {
    const { agencyId } = tx.actor;
    // Allows one minute instead of a request's timeout, because refreshing the statistics of a large table takes longer.
    await tx.query(sql`SELECT set_config('statement_timeout', '60000', true)`);
    await tx.query(sql`SELECT refresh_statistics()`);
    const job = await tx.getForUpdate(LongJob, jobId);
    if (job.state !== 'queued' && job.state !== 'running') return false;
    const open = await tx.manager.find(LongJobItem, {
      where: { agencyId, jobId, outcome: IsNull() },
      order: { clientId: 'ASC' },
      take: BATCH_SIZE,
    });
    if (open.length === 0) {
      await this.finish(tx, work, job, details);
      return false;
    }
    const ids = open.map(({ clientId }) => clientId);
    await this.remember(tx, jobId, await work.process(tx, details, ids));
    await tx.update(LongJob, { agencyId, id: jobId }, { state: 'running', done: job.done + open.length });
    return true;
  }

  private async remember(tx: UnitOfWork, jobId: string, outcomes: Outcome[]): Promise<void> {
    await tx.query(sql`UPDATE long_job_items i SET outcome = o.outcome, before = o.before, version = o.version
       FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS o("clientId" uuid, outcome text, before jsonb, version integer)
       WHERE i.agency_id = ${tx.actor.agencyId} AND i.job_id = ${jobId} AND i.client_id = o."clientId"`);
  }

  private async finish<Details extends ItemJobDetails>(
    tx: UnitOfWork,
    work: ItemWork<Details>,
    job: LongJob,
    details: Details,
  ): Promise<void> {
    const { agencyId } = tx.actor;
    const groups = await tx.query<{ outcome: string; total: string }>(
      sql`SELECT outcome, count(*) AS total FROM long_job_items WHERE agency_id = ${agencyId} AND job_id = ${job.id} GROUP BY outcome`,
    );
    const of = (outcome: string) => Number(groups.find((group) => group.outcome === outcome)?.total ?? 0);
    const refusals = await tx.query<{ id: string; code: string }>(
      sql`SELECT client_id AS id, outcome AS code FROM long_job_items WHERE agency_id = ${agencyId} AND job_id = ${job.id} AND outcome NOT IN ('changed', 'unchanged') ORDER BY client_id LIMIT ${integer(MAX_REFUSED)}`,
    );
    const changed = of('changed');
    const missing = details.missing.map((id) => ({ id, code: 'not-found' }));
    const result = {
      changed,
      unchanged: of('unchanged'),
      refusedCount: groups.reduce((sum, { total }) => sum + Number(total), 0) - changed - of('unchanged') + missing.length,
      refused: [...refusals, ...missing].slice(0, MAX_REFUSED),
    };
    const now = new Date();
    const undoable = work.undoable && changed > 0 && !details.undoOf;
    await tx.update(
      LongJob,
      { agencyId, id: job.id },
      { state: 'done', done: job.total, result, finishedAt: now, undoUntil: undoable ? undoUntil(now) : null },
    );
    await work.finished?.(tx, job.id, details);
  }

  private async giveUp<Details extends ItemJobDetails>(work: ItemWork<Details>, agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    if (owner) await this.fail(work, agencyId, jobId, owner.user_id, 'failed-repeatedly');
  }

  /** Marks the job as failed and notifies its owner, who can still undo the records already changed. */
  private async fail<Details extends ItemJobDetails>(
    work: ItemWork<Details>,
    agencyId: string,
    jobId: string,
    userId: string,
    error: string,
  ): Promise<void> {
    const nobody: Actor = { agencyId, userId, visibility: 'own', permissions: new Set(), origin: 'automation' };
    await this.db.write(nobody, async (tx) => {
      const job = await tx.getForUpdate(LongJob, jobId);
      if (job.state !== 'queued' && job.state !== 'running') return;
      const now = new Date();
      const undoable = work.undoable && job.done > 0 && job.details.undoOf === undefined;
      const failed: Partial<LongJob> = { state: 'failed', error, finishedAt: now, undoUntil: undoable ? undoUntil(now) : null };
      await tx.update(LongJob, { agencyId, id: jobId }, failed);
      await this.notifications.notify(tx, userId, work.failed, { count: job.done, clientId: null });
    });
  }
}
