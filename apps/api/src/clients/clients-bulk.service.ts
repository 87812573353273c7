import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import type { Permission } from '../core/auth/permissions.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { forbidden, invalid, Problem, unknownReference, type FieldError } from '../core/errors.js';
import type { JobDto } from '../jobs/job.dto.js';
import { ItemJobsService, MAX_ITEMS, type ItemJobDetails, type ItemJobEvent, type ItemJobKind } from '../jobs/item-jobs.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { LongJob } from '../jobs/long-job.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';
import type { BulkOperation, BulkWork } from './client-bulk.dto.js';
import type { ClientStatus } from './client.dto.js';
import { ClientFilterQueries } from './client-filter.queries.js';
import type { RecordFilter } from './client-filter.sql.js';
import { withoutNulls } from '../core/http/fields.js';

export const BULK_KIND = 'clients-bulk';

/** Bulk operations of clients, and `move`, which only prospects have. */
export type RecordOperation = BulkOperation | 'move';

/** Records of a bulk request: either `ids` or `filter`. */
export interface RecordSelection extends Pick<BulkWork, 'ids' | 'expectedTotal'> {
  filter?: RecordFilter;
}

/** Job over the selected records of one status. */
interface NewBulkJob {
  kind: ItemJobKind;
  status: ClientStatus;
  details: Record<string, unknown>;
  fieldErrors: (tx: UnitOfWork) => Promise<FieldError[]>;
}

/** Bulk request for clients or prospects. */
export interface BulkRequest extends BulkWork, RecordSelection {
  operation: RecordOperation;
  /** Target stage of `move`. */
  pipelineStageId?: string;
}

/** Parameters stored with a bulk job. */
export interface BulkDetails extends ItemJobDetails {
  operation: RecordOperation;
  /** Status that a record must still have when it is processed; missing in jobs of earlier versions. */
  status?: ClientStatus;
  assigneeId?: string | null;
  tagIds?: string[];
  pipelineStageId?: string;
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
    'clients-bulk': ItemJobEvent;
  }
}

/** Validates and queues bulk jobs; `clients-bulk.work.ts` runs them. */
@Injectable()
export class ClientsBulkService {
  constructor(
    private readonly db: Db,
    private readonly filters: ClientFilterQueries,
    private readonly jobs: JobsService,
    private readonly items: ItemJobsService,
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
    const { operation, assigneeId, tagIds, pipelineStageId } = body;
    permit(actor, operation);
    return this.queue(actor, body, {
      kind: BULK_KIND,
      status,
      fieldErrors: async (tx) => [...(await findFieldErrors(tx, body)), ...((await fieldErrors?.(tx)) ?? [])],
      details: {
        operation,
        status,
        ...(operation === 'assign' ? { assigneeId: assigneeId ?? null } : {}),
        ...(tagIds ? { tagIds } : {}),
        ...(pipelineStageId ? { pipelineStageId } : {}),
      },
    });
  }

  /** Queues a job of any kind over selected records. @throws 422 with the field errors, 409 `count-changed` */
  async queue(actor: Actor, selection: RecordSelection, { kind, status, fieldErrors, details }: NewBulkJob): Promise<JobDto> {
    const { ids, filter, expectedTotal } = selection;
    // A bulk change uses no typo tolerance, unlike the list: it must not change records that match only approximately.
    const matching = filter && (await this.filters.selectMatching(actor, { ...withoutNulls(filter), exact: true }, MAX_ITEMS + 1, status));
    return this.db.write(actor, async (tx) => {
      const wrong = [...selectionErrors(selection), ...(await fieldErrors(tx))];
      if (wrong.length > 0) throw invalid(wrong);
      const job = await this.items.create(tx, kind, { ...details, missing: [] });
      const selected = matching ?? this.filters.selectActive(actor, ids ?? [], status);
      const total = await this.items.addItems(tx, job.id, selected);
      if (filter && expectedTotal !== undefined && total !== expectedTotal)
        throw new Problem(409, 'count-changed', `The filter matches ${total} records, not ${expectedTotal}.`, { extra: { total } });
      return this.jobs.toJob(await this.items.start(tx, job, total, ids ?? []));
    });
  }

  private async undo(tx: UnitOfWork, of: LongJob): Promise<LongJob> {
    const { operation } = of.details as BulkDetails;
    permit(tx.actor, operation);
    const job = await this.items.create(tx, BULK_KIND, { operation, undoOf: of.id, missing: [] });
    const total = await this.items.addItems(
      tx,
      job.id,
      sql`SELECT client_id AS id FROM long_job_items WHERE agency_id = ${of.agencyId} AND job_id = ${of.id} AND outcome = 'changed'`,
    );
    return this.items.start(tx, job, total);
  }
}

function selectionErrors({ ids, filter, expectedTotal }: RecordSelection): FieldError[] {
  const fieldErrors: FieldError[] = [];
  if (Boolean(ids) === Boolean(filter))
    for (const pointer of ['/ids', '/filter']) fieldErrors.push({ pointer, code: 'ids-or-filter', message: 'Send either ids or filter.' });
  if (ids && expectedTotal !== undefined)
    fieldErrors.push({ pointer: '/expectedTotal', code: 'needs-filter', message: 'This field is allowed only together with filter.' });
  return fieldErrors;
}

async function findFieldErrors(tx: UnitOfWork, { operation, assigneeId, tagIds }: BulkRequest): Promise<FieldError[]> {
  const fieldErrors: FieldError[] = [];
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
