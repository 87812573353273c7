import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql, { type Sql } from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { invalid } from '../core/errors.js';
import type { EventName, EventPayload } from '../core/jobs/jobs.js';
import { LongJob } from './long-job.entity.js';

/** Maximum records of a job. */
export const MAX_ITEMS = 100_000;
const WRITTEN_AT_ONCE = 5_000;

/** Payload of the event that starts a job over many records. */
export interface ItemJobEvent {
  agencyId: string;
  jobId: string;
}

/** Kinds of jobs over many records: the names of the events that start them. */
export type ItemJobKind = { [Name in EventName]: EventPayload[Name] extends ItemJobEvent ? Name : never }[EventName];

/** Parameters that every job over many records stores. */
export interface ItemJobDetails extends Record<string, unknown> {
  /** Ids of the request that match no visible active record. */
  missing: string[];
  /** Id of the job that this job undoes. */
  undoOf?: string;
}

/** Queues jobs over many clients or prospects; `item-jobs.work.ts` runs them. */
@Injectable()
export class ItemJobsService {
  /** Adds the job, before its records are. */
  async create(tx: UnitOfWork, kind: ItemJobKind, details: ItemJobDetails): Promise<LongJob> {
    const job: LongJob = {
      agencyId: tx.actor.agencyId,
      id: uuidv7(),
      userId: tx.actor.userId,
      kind,
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
  async addItems(tx: UnitOfWork, jobId: string, selected: Sql): Promise<number> {
    const ids = (await tx.query<{ id: string }>(selected)).map(({ id }) => id);
    if (ids.length > MAX_ITEMS) throw invalid([{ pointer: '/filter', code: 'too-many', message: `At most ${MAX_ITEMS} records at once.` }]);
    for (let at = 0; at < ids.length; at += WRITTEN_AT_ONCE) {
      await tx.query(
        sql`INSERT INTO long_job_items (agency_id, job_id, client_id) SELECT ${tx.actor.agencyId}, ${jobId}, id FROM unnest(${ids.slice(at, at + WRITTEN_AT_ONCE)}::uuid[]) id`,
      );
    }
    return ids.length;
  }

  /**
   * Starts the job after the transaction.
   * @param ids ids of the request; those that the job has no record of are reported as refused
   */
  async start(tx: UnitOfWork, job: LongJob, total: number, ids: string[] = []): Promise<LongJob> {
    const details = { ...job.details, missing: ids.length === 0 ? [] : await this.missing(tx, job.id, ids) };
    await tx.update(LongJob, { agencyId: job.agencyId, id: job.id }, { total, details });
    await tx.publish(job.kind as ItemJobKind, { agencyId: job.agencyId, jobId: job.id });
    return { ...job, total, details };
  }

  private async missing(tx: UnitOfWork, jobId: string, ids: string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      sql`SELECT i.id FROM unnest(${ids}::uuid[]) i(id) WHERE NOT EXISTS (SELECT 1 FROM long_job_items t WHERE t.agency_id = ${tx.actor.agencyId} AND t.job_id = ${jobId} AND t.client_id = i.id)`,
    );
    return rows.map(({ id }) => id);
  }
}
