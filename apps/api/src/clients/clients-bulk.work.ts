import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { ItemJobsWork } from '../jobs/item-jobs.work.js';
import { LongJobItem } from '../jobs/long-job-item.entity.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { Assignments } from './assignments.js';
import { applyBulk } from './client-bulk.steps.js';
import { BULK_KIND, mayBulk, type BulkDetails } from './clients-bulk.service.js';

/** Runs bulk jobs of clients and prospects. */
@Injectable()
export class ClientsBulkWork {
  constructor(
    private readonly notifications: NotificationsService,
    assignments: Assignments,
    jobs: ItemJobsWork,
  ) {
    jobs.register<BulkDetails>({
      kind: BULK_KIND,
      failed: 'bulk-failed',
      undoable: true,
      isAllowed: (owner, { operation }) => mayBulk(owner, operation),
      process: (tx, details, ids) => applyBulk(tx, details, ids, assignments),
      finished: (tx, jobId, details) => this.notifyPeople(tx, jobId, details),
    });
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
}
