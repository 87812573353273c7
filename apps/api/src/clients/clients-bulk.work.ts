import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Jobs } from '../core/jobs/jobs.js';
import { undoUntil } from '../jobs/jobs.service.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { Assignments } from './assignments.js';
import { LongJobItem } from '../jobs/long-job-item.entity.js';
import { applyBulk, type Outcome } from './client-bulk.steps.js';
import { mayBulk, type BulkDetails } from './clients-bulk.service.js';

const BATCH_SIZE = 200;
const MAX_REFUSED = 100;

/**
 * Runs bulk jobs in batches. Each batch is one transaction that also stores the previous values, so that another worker
 * can resume after a crash. The caller's permissions are checked again for each batch.
 */
@Injectable()
export class ClientsBulkWork {
  constructor(
    private readonly db: Db,
    private readonly actorResolver: ActorResolver,
    private readonly notifications: NotificationsService,
    private readonly assignments: Assignments,
    jobs: Jobs,
  ) {
    jobs.on('clients-bulk', ({ agencyId, jobId }) => this.run(agencyId, jobId), {
      long: true,
      afterLastTry: ({ agencyId, jobId }) => this.giveUp(agencyId, jobId),
    });
  }

  private async run(agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    for (let more = owner !== undefined, details: BulkDetails | undefined; owner && more;) {
      const actor = await this.actorResolver.fromUser(agencyId, owner.user_id);
      details ??= actor && (await this.detailsOf(actor, jobId));
      if (!actor || !details || !mayBulk(actor, details.operation)) return this.fail(agencyId, jobId, owner.user_id, 'no-longer-allowed');
      // An undo needs agency visibility, because the actor may no longer see the records they assigned to others.
      const sees: Actor = details.undoOf ? { ...actor, visibility: 'agency' } : actor;
      const job = details;
      more = await this.db.write(sees, (tx) => this.processBatch(tx, jobId, job));
    }
  }

  private async detailsOf(actor: Actor, jobId: string): Promise<BulkDetails | undefined> {
    const [job] = await this.db.read<{ details: BulkDetails }>(
      actor,
      sql`SELECT j.details FROM long_jobs j WHERE j.agency_id = ${actor.agencyId} AND j.user_id = ${actor.userId} AND j.id = ${jobId}`,
    );
    return job?.details;
  }

  /** @returns whether records may be left to process */
  private async processBatch(tx: UnitOfWork, jobId: string, details: BulkDetails): Promise<boolean> {
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
      await this.finish(tx, job, details);
      return false;
    }
    const ids = open.map(({ clientId }) => clientId);
    await this.remember(tx, jobId, await applyBulk(tx, details, ids, this.assignments));
    await tx.update(LongJob, { agencyId, id: jobId }, { state: 'running', done: job.done + open.length });
    return true;
  }

  private async remember(tx: UnitOfWork, jobId: string, outcomes: Outcome[]): Promise<void> {
    await tx.query(sql`UPDATE long_job_items i SET outcome = o.outcome, before = o.before, version = o.version
       FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS o("clientId" uuid, outcome text, before jsonb, version integer)
       WHERE i.agency_id = ${tx.actor.agencyId} AND i.job_id = ${jobId} AND i.client_id = o."clientId"`);
  }

  private async finish(tx: UnitOfWork, job: LongJob, details: BulkDetails): Promise<void> {
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
    await tx.update(
      LongJob,
      { agencyId, id: job.id },
      { state: 'done', done: job.total, result, finishedAt: now, undoUntil: changed > 0 && !details.undoOf ? undoUntil(now) : null },
    );
    await this.notifyPeople(tx, job.id, details);
  }

  /** Notifies the old and new assignees, once per user for the whole job. */
  private async notifyPeople(tx: UnitOfWork, jobId: string, { operation, undoOf, assigneeId }: BulkDetails): Promise<void> {
    if (operation !== 'assign') return;
    const { agencyId } = tx.actor;
    // `before` of this job's items names the old assignees; the new ones of an undo are in `before` of the undone job.
    const lost = await tx.query<{ user: string; total: string }>(
      sql`SELECT before ->> 'assigneeId' AS user, count(*) AS total FROM long_job_items WHERE agency_id = ${agencyId} AND job_id = ${jobId} AND outcome = 'changed' AND before ->> 'assigneeId' IS NOT NULL GROUP BY 1`,
    );
    const got = !undoOf
      ? [{ user: assigneeId ?? null, total: await this.changedCount(tx, jobId) }]
      : await tx.query<{ user: string | null; total: string }>(sql`
          SELECT o.before ->> 'assigneeId' AS user, count(*) AS total FROM long_job_items i JOIN long_job_items o ON o.agency_id = i.agency_id AND o.job_id = ${undoOf} AND o.client_id = i.client_id
           WHERE i.agency_id = ${agencyId} AND i.job_id = ${jobId} AND i.outcome = 'changed' GROUP BY 1`);
    const about = (total: string | number) => ({ count: Number(total), clientId: null });
    for (const { user, total } of got)
      if (user && Number(total) > 0) await this.notifications.notify(tx, user, 'clients-assigned', about(total));
    for (const { user, total } of lost) await this.notifications.notify(tx, user, 'clients-unassigned', about(total));
  }

  private async changedCount(tx: UnitOfWork, jobId: string): Promise<number> {
    return tx.manager.countBy(LongJobItem, { agencyId: tx.actor.agencyId, jobId, outcome: 'changed' });
  }

  private async giveUp(agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    if (owner) await this.fail(agencyId, jobId, owner.user_id, 'failed-repeatedly');
  }

  /** Marks the job as failed and notifies its owner, who can still undo the records already changed. */
  private async fail(agencyId: string, jobId: string, userId: string, error: string): Promise<void> {
    const nobody: Actor = { agencyId, userId, visibility: 'own', permissions: new Set(), origin: 'automation' };
    await this.db.write(nobody, async (tx) => {
      const job = await tx.getForUpdate(LongJob, jobId);
      if (job.state !== 'queued' && job.state !== 'running') return;
      const now = new Date();
      const undoable = job.done > 0 && job.details.undoOf === undefined;
      const failed: Partial<LongJob> = { state: 'failed', error, finishedAt: now, undoUntil: undoable ? undoUntil(now) : null };
      await tx.update(LongJob, { agencyId, id: jobId }, failed);
      await this.notifications.notify(tx, userId, 'bulk-failed', { count: job.done, clientId: null });
    });
  }
}
