import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { forbidden } from '../core/errors.js';
import { purgeRecords, updateRecords } from '../core/records/records.js';
import { finishedJob } from '../jobs/finished-job.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { LongJob } from '../jobs/long-job.entity.js';
import { CrmAction } from './crm-action.entity.js';
import { CRM_ACTIONS } from './crm-action.record.js';
import { named } from './crm-action.rules.js';
import { CrmActionWriter } from './crm-action.writer.js';

const KIND = 'crm-actions';
/** Lifetime of an undo token. The web app offers it for ten seconds; the rest allows for slow connections. */
const UNDO_MS = 60_000;

/** Columns of an action that an undo restores. */
type Before = Pick<CrmAction, 'outcomeId' | 'state' | 'plannedOn' | 'plannedTime' | 'plannedKey' | 'closedById'> & {
  closedAt: string | null;
};
/** Changed action: its old values, its version after the change, and the follow-up that was created. */
interface Item {
  id: string;
  before: Before;
  version: number;
  createdId: string | null;
}

/** Stores the previous values of actions that were closed or moved, so that the change can be undone. */
@Injectable()
export class CrmUndo {
  constructor(
    private readonly jobs: JobsService,
    private readonly writer: CrmActionWriter,
  ) {
    jobs.undoable(KIND, (tx, job) => this.undo(tx, job));
  }

  /** @returns the undo token */
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

  /** Skips actions changed since, themselves or their follow-up, and actions whose previous outcome no longer exists. */
  private async undo(tx: UnitOfWork, of: LongJob): Promise<LongJob> {
    if (!tx.actor.permissions.has('crm-actions:write'))
      throw forbidden('Your role may not do this. Required permission: crm-actions:write.');
    const { items } = of.details as { items: Item[] };
    const ids = items.flatMap(({ id, createdId }) => (createdId ? [id, createdId] : [id]));
    const [clients, actions] = await Promise.all([
      this.writer.lockClients(tx, { actionIds: ids }),
      tx.findVisible(CrmAction, ids, { deletedAt: null }, 'locked'),
    ]);
    const followed = await tx.query<{ id: string }>(
      sql`SELECT previous_id AS id FROM crm_actions WHERE agency_id = ${tx.actor.agencyId} AND previous_id = ANY (${items.flatMap(({ createdId }) => (createdId ? [createdId] : []))}::uuid[])`,
    );
    const standing = new Map(
      actions.filter(({ clientId }) => clients.some(({ id }) => id === clientId)).map((action) => [action.id, action]),
    );
    const untouched = ({ id, version, createdId }: Item) =>
      standing.get(id)?.version === version &&
      (!createdId || (standing.get(createdId)?.version === 1 && !followed.some((next) => next.id === createdId)));
    const outcomes = await tx.query<{ id: string; state: string }>(
      sql`SELECT id, state FROM outcomes WHERE agency_id = ${tx.actor.agencyId} AND id = ANY (${items.map(({ before }) => before.outcomeId)}::uuid[])`,
    );
    const hasOutcome = ({ before }: Item) => outcomes.some(({ id, state }) => id === before.outcomeId && state === before.state);
    const put = items.flatMap((item) => {
      const action = standing.get(item.id);
      return action && untouched(item) && hasOutcome(item) ? [{ ...item, action }] : [];
    });
    const now = new Date();
    const updates = put.map(({ action, before }) => ({
      before: action,
      set: { ...before, closedAt: before.closedAt === null ? null : new Date(before.closedAt) },
      details: { kind: 'action-undone' as const, title: 'Change of an action undone', changes: named(action) },
    }));
    // Reopened before their follow-ups are deleted, so that the client always has a planned action in between.
    await updateRecords(tx, CRM_ACTIONS, updates, now);
    await purgeRecords(
      tx,
      CRM_ACTIONS,
      put.flatMap(({ createdId }) => standing.get(createdId ?? '') ?? []),
    );
    const refused = items
      .filter(({ id }) => !put.some((one) => one.id === id))
      .map((item) => ({ id: item.id, code: untouched(item) ? 'outcome-gone' : 'changed-since' }));
    return finishedJob(tx, KIND, { items: [] }, now, { changed: put.length, refused });
  }
}
