import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { forbidden } from '../core/errors.js';
import { finishedJob } from '../jobs/finished-job.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { LongJob } from '../jobs/long-job.entity.js';
import { CrmAction } from './crm-action.entity.js';
import { CrmActionWriter, linkTo } from './crm-action.writer.js';

const KIND = 'crm-actions';
/** The page offers it for ten seconds; the way there and back takes its time too. */
const UNDO_MS = 60_000;

/** What can be put back of an action. */
type Before = Pick<CrmAction, 'outcomeId' | 'state' | 'plannedOn' | 'plannedTime' | 'plannedKey' | 'closedById'> & {
  closedAt: string | null;
};
/** One action that was changed: what it was, the version that was left, and what was made of it. */
interface Item {
  id: string;
  before: Before;
  version: number;
  createdId: string | null;
}

/** Remembers for a while what an action was before it was advanced or moved. */
@Injectable()
export class CrmUndo {
  constructor(
    private readonly jobs: JobsService,
    private readonly writer: CrmActionWriter,
  ) {
    jobs.undoable(KIND, (tx, job) => this.undo(tx, job));
  }

  /** @returns the token */
  async remember(tx: UnitOfWork, changed: { before: CrmAction; version: number; createdId: string | null }[]): Promise<string> {
    const items = changed.map(({ before, version, createdId }): Item => {
      const { outcomeId, state, plannedOn, plannedTime, plannedKey, closedAt, closedById } = before;
      const was = { outcomeId, state, plannedOn, plannedTime, plannedKey, closedAt: closedAt?.toISOString() ?? null, closedById };
      return { id: before.id, before: was, version, createdId };
    });
    const now = new Date();
    const job = await finishedJob(tx, KIND, { items }, now, { changed: items.length, undoUntil: new Date(now.getTime() + UNDO_MS) });
    return this.jobs.undoTokenOf(job.id);
  }

  /** Leaves alone what somebody has changed since, the action or what it was continued with, and what had an outcome that is gone. */
  private async undo(tx: UnitOfWork, of: LongJob): Promise<LongJob> {
    if (!tx.actor.permissions.has('crm-actions:write')) throw forbidden('Your role may not do this. It takes: crm-actions:write.');
    const { items } = of.details as { items: Item[] };
    const ids = items.flatMap(({ id, createdId }) => (createdId ? [id, createdId] : [id]));
    const [clients, actions] = await Promise.all([
      this.writer.lockClients(tx, { actionIds: ids }),
      tx.findVisible(CrmAction, ids, { deletedAt: null }, 'locked'),
    ]);
    const followed = await tx.query<{ id: string }>(
      'SELECT previous_id AS id FROM crm_actions WHERE agency_id = $1 AND previous_id = ANY ($2::uuid[])',
      [tx.actor.agencyId, items.flatMap(({ createdId }) => (createdId ? [createdId] : []))],
    );
    const standing = new Map(
      actions.filter(({ clientId }) => clients.some(({ id }) => id === clientId)).map((action) => [action.id, action]),
    );
    const untouched = ({ id, version, createdId }: Item) =>
      standing.get(id)?.version === version &&
      (!createdId || (standing.get(createdId)?.version === 1 && !followed.some((next) => next.id === createdId)));
    const outcomes = await tx.query<{ id: string; state: string }>(
      'SELECT id, state FROM outcomes WHERE agency_id = $1 AND id = ANY ($2::uuid[])',
      [tx.actor.agencyId, items.map(({ before }) => before.outcomeId)],
    );
    const hasOutcome = ({ before }: Item) => outcomes.some(({ id, state }) => id === before.outcomeId && state === before.state);
    const put = items.filter((item) => untouched(item) && hasOutcome(item));
    const now = new Date();
    await this.revert(tx, put, now);
    await this.writer.addTimelineEntries(
      tx,
      put.map(({ id }) => ({
        subjectId: standing.get(id)?.clientId ?? '',
        line: {
          kind: 'action-undone',
          title: 'Change of an action undone',
          at: now,
          changes: [{ field: 'description', from: standing.get(id)?.description, to: standing.get(id)?.description }],
          link: linkTo(id),
        },
      })),
    );
    const refused = items
      .filter((item) => !put.includes(item))
      .map((item) => ({ id: item.id, code: untouched(item) ? 'outcome-gone' : 'changed-since' }));
    return finishedJob(tx, KIND, { items: [] }, now, { changed: put.length, refused });
  }

  /** Open again before what followed it goes, so that the client is never without what is planned for it. */
  private async revert(tx: UnitOfWork, items: Item[], now: Date): Promise<void> {
    const { agencyId } = tx.actor;
    await tx.query(
      `UPDATE crm_actions a SET outcome_id = i."outcomeId", state = i.state, planned_on = i."plannedOn", planned_time = i."plannedTime", planned_key = i."plannedKey",
         closed_at = i."closedAt", closed_by_id = i."closedById", updated_at = $3, version = a.version + 1
       FROM jsonb_to_recordset($2::jsonb) AS i(id uuid, "outcomeId" uuid, state text, "plannedOn" date, "plannedTime" text, "plannedKey" text, "closedAt" timestamptz, "closedById" uuid)
       WHERE a.agency_id = $1 AND a.id = i.id`,
      [agencyId, JSON.stringify(items.map(({ id, before }) => ({ id, ...before }))), now],
    );
    await tx.query('DELETE FROM crm_actions WHERE agency_id = $1 AND id = ANY ($2::uuid[])', [
      agencyId,
      items.flatMap(({ createdId }) => (createdId ? [createdId] : [])),
    ]);
  }
}
