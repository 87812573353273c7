import { Injectable } from '@nestjs/common';
import { Assignments } from '../clients/assignments.js';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Jobs, type EventPayload } from '../core/jobs/jobs.js';
import { CrmAction } from './crm-action.entity.js';

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'crm-action-trashed': { agencyId: string; actionId: string; deletedAt: string };
  }
}

@Injectable()
export class CrmActionsEvents {
  constructor(
    private readonly db: Db,
    jobs: Jobs,
    assignments: Assignments,
  ) {
    jobs.on('crm-action-trashed', (event) => this.purge(event));
    // The client's new assignee takes over its planned actions.
    assignments.onReassigned(async (tx, clientIds, assigneeId) => {
      if (!assigneeId) return;
      await tx.query(
        `UPDATE crm_actions SET operator_id = $3, updated_at = $4, version = version + 1
         WHERE agency_id = $1 AND client_id = ANY ($2::uuid[]) AND state = 'planned' AND deleted_at IS NULL AND operator_id <> $3`,
        [tx.actor.agencyId, clientIds, assigneeId, new Date()],
      );
    });
  }

  /** Deletes the action for good. The match on `deletedAt` skips one that was restored, or deleted again with its own event. */
  private async purge({ agencyId, actionId, deletedAt }: EventPayload['crm-action-trashed']): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    if (!system) return;
    await this.db.write(automation(agencyId, system), (tx) =>
      tx.manager.delete(CrmAction, { agencyId, id: actionId, deletedAt: new Date(deletedAt) }),
    );
  }
}
