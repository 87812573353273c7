import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import type { Permission } from '../core/auth/permissions.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { forbidden, invalid, Problem, unknownReference, type FieldError } from '../core/errors.js';
import type { JobDto } from '../jobs/job.dto.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';
import type { BulkOperation, BulkWork } from './client-bulk.dto.js';
import type { ClientStatus } from './client.dto.js';
import { ClientFilterQueries } from './client-filter.queries.js';
import type { RecordFilter } from './client-filter.sql.js';
import { withoutNulls } from '../core/http/fields.js';

const MAX_ITEMS = 100_000;
const WRITTEN_AT_ONCE = 5_000;
export const BULK_KIND = 'clients-bulk';

/** Bulk operations of clients, and `move`, which only prospects have. */
export type RecordOperation = BulkOperation | 'move';

/** Bulk request for clients or prospects. */
export interface BulkRequest extends BulkWork {
  operation: RecordOperation;
  filter?: RecordFilter;
  /** Target stage of `move`. */
  pipelineStageId?: string;
}

/** Parameters stored with a bulk job. */
export interface BulkDetails extends Record<string, unknown> {
  operation: RecordOperation;
  /** Status that a record must still have when it is processed; missing in jobs of earlier versions. */
  status?: ClientStatus;
  /** Id of the job that this job undoes. */
  undoOf?: string;
  assigneeId?: string | null;
  tagIds?: string[];
  pipelineStageId?: string;
  /** Ids of the request that match no visible active record. */
  missing: string[];
}

const NEEDS: Record<RecordOperation, readonly Permission[]> = {
  assign: ['clients:assign'],
  tag: ['clients:write'],
  untag: ['clients:write'],
  delete: ['clients:delete', 'clients:delete-own'],
  move: ['clients:write'],
};

/** Checks the operation's permission only; each record is checked again when it is processed. */
export const mayBulk = (actor: Actor, operation: RecordOperation): boolean =>
  NEEDS[operation].some((permission) => actor.permissions.has(permission));

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'clients-bulk': { agencyId: string; jobId: string };
  }
}

/** Validates and queues bulk jobs; `clients-bulk.work.ts` runs them. */
@Injectable()
export class ClientsBulkService {
  constructor(
    private readonly db: Db,
    private readonly filters: ClientFilterQueries,
    private readonly jobs: JobsService,
  ) {
    jobs.undoable(BULK_KIND, (tx, job) => this.undo(tx, job));
  }

  /**
   * Queues a bulk job and returns it.
   * @param fieldErrors further validation by the calling feature
   * @throws 403 without the operation's permission; 422 for more than 100,000 records, or an unknown assignee or tag; 409
   * `count-changed` when `filter` does not match `expectedTotal` records
   */
  async start(
    actor: Actor,
    body: BulkRequest,
    status: ClientStatus = 'client',
    fieldErrors?: (tx: UnitOfWork) => Promise<FieldError[]>,
  ): Promise<JobDto> {
    const { operation, ids, filter, assigneeId, tagIds, pipelineStageId, expectedTotal } = body;
    permit(actor, operation);
    // A bulk change uses no typo tolerance, unlike the list: it must not change records that match only approximately.
    const matching = filter && (await this.filters.selectMatching(actor, { ...withoutNulls(filter), exact: true }, MAX_ITEMS + 1, status));
    return this.db.write(actor, async (tx) => {
      const wrong = [...(await findFieldErrors(tx, body)), ...((await fieldErrors?.(tx)) ?? [])];
      if (wrong.length > 0) throw invalid(wrong);
      const job = await this.newJob(tx, {
        operation,
        status,
        missing: [],
        ...(operation === 'assign' ? { assigneeId: assigneeId ?? null } : {}),
        ...(tagIds ? { tagIds } : {}),
        ...(pipelineStageId ? { pipelineStageId } : {}),
      });
      const selected = matching ?? this.filters.selectActive(actor, ids ?? [], status);
      const total = await this.addItems(tx, job.id, selected);
      if (filter && expectedTotal !== undefined && total !== expectedTotal)
        throw new Problem(409, 'count-changed', `The filter matches ${total} records, not ${expectedTotal}.`, { extra: { total } });
      const missing = ids ? await this.missing(tx, job.id, ids) : [];
      return this.jobs.toJob(await this.queue(tx, { ...job, total, details: { ...job.details, missing } }));
    });
  }

  private async newJob(tx: UnitOfWork, details: BulkDetails): Promise<LongJob> {
    const job: LongJob = {
      agencyId: tx.actor.agencyId,
      id: uuidv7(),
      userId: tx.actor.userId,
      kind: BULK_KIND,
      state: 'queued',
      details,
      done: 0,
      total: 0,
      result: null,
      error: null,
      undoUntil: null,
      createdAt: new Date(),
      finishedAt: null,
    };
    await tx.insert(LongJob, job);
    return job;
  }

  /** Stores the job's records, in batches to keep each statement short. @throws 422 for more than 100,000 */
  private async addItems(tx: UnitOfWork, jobId: string, selected: Sql): Promise<number> {
    const ids = (await tx.query<{ id: string }>(selected)).map(({ id }) => id);
    if (ids.length > MAX_ITEMS) throw invalid([{ pointer: '/filter', code: 'too-many', message: `At most ${MAX_ITEMS} records at once.` }]);
    for (let at = 0; at < ids.length; at += WRITTEN_AT_ONCE) {
      await tx.query(
        sql`INSERT INTO long_job_items (agency_id, job_id, client_id) SELECT ${tx.actor.agencyId}, ${jobId}, id FROM unnest(${ids.slice(at, at + WRITTEN_AT_ONCE)}::uuid[]) id`,
      );
    }
    return ids.length;
  }

  private async missing(tx: UnitOfWork, jobId: string, ids: string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      sql`SELECT i.id FROM unnest(${ids}::uuid[]) i(id) WHERE NOT EXISTS (SELECT 1 FROM long_job_items t WHERE t.agency_id = ${tx.actor.agencyId} AND t.job_id = ${jobId} AND t.client_id = i.id)`,
    );
    return rows.map(({ id }) => id);
  }

  private async queue(tx: UnitOfWork, job: LongJob): Promise<LongJob> {
    await tx.update(LongJob, { agencyId: job.agencyId, id: job.id }, { total: job.total, details: job.details });
    await tx.publish('clients-bulk', { agencyId: job.agencyId, jobId: job.id });
    return job;
  }

  private async undo(tx: UnitOfWork, of: LongJob): Promise<LongJob> {
    const { operation } = of.details as BulkDetails;
    permit(tx.actor, operation);
    const job = await this.newJob(tx, { operation, undoOf: of.id, missing: [] });
    const total = await this.addItems(
      tx,
      job.id,
      sql`SELECT client_id AS id FROM long_job_items WHERE agency_id = ${of.agencyId} AND job_id = ${of.id} AND outcome = 'changed'`,
    );
    return this.queue(tx, { ...job, total });
  }
}

async function findFieldErrors(
  tx: UnitOfWork,
  { ids, filter, operation, assigneeId, tagIds, expectedTotal }: BulkRequest,
): Promise<FieldError[]> {
  const fieldErrors: FieldError[] = [];
  if (Boolean(ids) === Boolean(filter))
    for (const pointer of ['/ids', '/filter']) fieldErrors.push({ pointer, code: 'ids-or-filter', message: 'Send either ids or filter.' });
  if (ids && expectedTotal !== undefined)
    fieldErrors.push({ pointer: '/expectedTotal', code: 'needs-filter', message: 'This field is allowed only together with filter.' });
  if (operation === 'assign' && assigneeId === undefined)
    fieldErrors.push({ pointer: '/assigneeId', code: 'required', message: 'assign needs an assignee; null removes the current one.' });
  if (operation !== 'assign' && assigneeId !== undefined)
    fieldErrors.push({ pointer: '/assigneeId', code: 'not-of-this-operation', message: 'This field is allowed only with assign.' });
  const tags = operation === 'tag' || operation === 'untag';
  if (tags !== Boolean(tagIds))
    fieldErrors.push({
      pointer: '/tagIds',
      code: tags ? 'required' : 'not-of-this-operation',
      message: 'This field is required with tag and untag, and not allowed otherwise.',
    });
  if (assigneeId && operation === 'assign' && (await tx.findVisible(User, [assigneeId], { active: true, kind: 'person' })).length === 0)
    fieldErrors.push(unknownReference('/assigneeId'));
  if (tags && tagIds) {
    const known = new Set((await tx.findVisible(Tag, tagIds)).map(({ id }) => id));
    tagIds.forEach((id, index) => known.has(id) || fieldErrors.push(unknownReference(`/tagIds/${index}`)));
  }
  return fieldErrors;
}

function permit(actor: Actor, operation: RecordOperation): void {
  if (!mayBulk(actor, operation)) throw forbidden(`Your role may not do this. Required permission: ${NEEDS[operation].join(' or ')}.`);
}
