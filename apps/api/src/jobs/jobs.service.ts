import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, notFound } from '../core/errors.js';
import { Keys } from '../core/keys.js';
import type { JobDto, JobResult } from './job.dto.js';
import { LongJob } from './long-job.entity.js';

/** Creates the job that reverts another; runs in the transaction that marks the latter as undone. */
type Undo = (tx: UnitOfWork, job: LongJob) => Promise<LongJob>;

const UNDO_MINUTES = 10;
/** Returns the end of the undo period for work that finishes now. */
export const undoUntil = (now: Date): Date => new Date(now.getTime() + UNDO_MINUTES * 60_000);

declare module '../core/database/db.js' {
  interface AuthFunctions {
    job_owner: { user_id: string };
  }
}

/** Shared operations of all long jobs: progress, cancel, undo. */
@Injectable()
export class JobsService {
  private readonly undos = new Map<string, Undo>();

  constructor(
    private readonly db: Db,
    private readonly keys: Keys,
  ) {}

  /** Registers how jobs of a kind are reverted, when the feature is wired. */
  undoable(kind: string, undo: Undo): void {
    this.undos.set(kind, undo);
  }

  async get(actor: Actor, id: string): Promise<JobDto> {
    const [row] = await this.db.read<LongJob>(
      actor,
      sql`SELECT j.id, j.kind, j.state, j.done, j.total, j.result, j.error, j.details, j.undo_until AS "undoUntil" FROM long_jobs j WHERE j.agency_id = ${actor.agencyId} AND j.user_id = ${actor.userId} AND j.id = ${id}`,
    );
    if (!row) throw notFound();
    return this.toJob(row);
  }

  /** Cancels a job. Completed changes stay and can be undone as if the job had ended normally. @throws 409 when the job has ended */
  cancel(actor: Actor, id: string): Promise<JobDto> {
    return this.db.write(actor, async (tx) => {
      const job = await tx.getForUpdate(LongJob, id, { userId: actor.userId });
      if (job.state !== 'queued' && job.state !== 'running') throw conflict('job-ended', 'The job has ended.');
      const now = new Date();
      const undoable = job.done > 0 && this.undos.has(job.kind) && job.details.undoOf === undefined;
      const cancelled: Partial<LongJob> = { state: 'cancelled', finishedAt: now, undoUntil: undoable ? undoUntil(now) : null };
      await tx.update(LongJob, { agencyId: actor.agencyId, id }, cancelled);
      return this.toJob({ ...job, ...cancelled });
    });
  }

  /** @throws 404 for a token that is not the caller's, 409 when it is too late */
  undo(actor: Actor, token: string): Promise<JobDto> {
    const [id = '', signature = ''] = token.split('.');
    const right = this.signature(id);
    const given = Buffer.from(signature, 'base64url');
    if (!/^[0-9a-f-]{36}$/.test(id) || given.length !== right.length || !timingSafeEqual(given, right)) throw notFound();
    return this.db.write(actor, async (tx) => {
      const job = await tx.getForUpdate(LongJob, id, { userId: actor.userId });
      const undo = this.undos.get(job.kind);
      if (!undo || !job.undoUntil || job.undoUntil < new Date())
        throw conflict('too-late-to-undo', 'The operation can no longer be undone.');
      await tx.update(LongJob, { agencyId: actor.agencyId, id }, { undoUntil: null });
      return this.toJob(await undo(tx, job));
    });
  }

  toJob({ id, kind, state, done, total, result, error, details, undoUntil }: LongJob): JobDto {
    const undoable = undoUntil !== null && undoUntil > new Date();
    return {
      id,
      kind,
      state,
      progress: { done, total },
      result: result as JobResult | null,
      error,
      file: typeof details.file === 'string' ? details.file : null,
      undoToken: undoable ? this.undoTokenOf(id) : null,
    };
  }

  /** Returns a signed token, so that knowing a job's id is not enough to undo it. */
  undoTokenOf(jobId: string): string {
    return `${jobId}.${this.signature(jobId).toString('base64url')}`;
  }

  private signature(jobId: string): Buffer {
    return this.keys.hmac('undo', jobId).subarray(0, 16);
  }
}
