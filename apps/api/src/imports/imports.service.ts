import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, Problem, type FieldError } from '../core/errors.js';
import type { JobDto } from '../jobs/job.dto.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { headerKey } from './import-headers.js';
import { NAME_FIELDS } from './import-fields.js';
import { countTouched } from './import-rollback.js';
import type { ImportDto, ImportMappingDto } from './import.dto.js';
import type { ImportWorkKind } from '../notifications/notification.entity.js';
import { Import, type ImportPass, type ImportState } from './import.entity.js';
import { ImportsQueries } from './imports.queries.js';

export const IMPORT_KIND = 'import';
/** Position of a pass that must first delete the results of the previous one. */
export const POSITION_BEFORE_FIRST = -1;

/** Details of an import's job. */
export interface ImportDetails extends Record<string, unknown> {
  importId: string;
  what: ImportWorkKind;
  /** Only for a roll-back: the state to restore when it fails or is cancelled. */
  before?: ImportState;
}

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    import: { agencyId: string; jobId: string };
  }
}

export const AT_WORK: readonly ImportState[] = ['checking', 'running', 'rolling-back'];
/** Whether the import has created no records, so that its mapping may change and it may start over. */
const untouched = ({ state, pass, result }: Import): boolean =>
  ['uploaded', 'checked', 'rolled-back'].includes(state) || pass !== 'run' || result === null;

/** Accepts requests to start or stop import work; `imports.work.ts` carries it out. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Db,
    private readonly jobs: JobsService,
    private readonly queries: ImportsQueries,
  ) {}

  /** @throws 422 when two columns map to one field or none holds a name; 409 once records are created */
  map(actor: Actor, id: string, { mapping }: ImportMappingDto): Promise<ImportDto> {
    return this.db.write(actor, async (tx) => {
      const file = await getWithoutBlockingWork(tx, id);
      idle(file);
      if (!untouched(file)) throw conflict('import-done', 'Records were created with the current mapping. Roll them back first.');
      const fieldErrors = findMappingErrors(file, mapping);
      if (fieldErrors.length > 0) throw invalid(fieldErrors);
      const ordered = mapping.toSorted((a, b) => a.column - b.column).map(({ column, field }) => ({ column, field }));
      const state = file.state === 'rolled-back' ? 'rolled-back' : 'uploaded';
      await tx.update(Import, { agencyId: actor.agencyId, id }, { mapping: ordered, state, dryRun: null });
      await this.rememberHeaders(tx, file, ordered);
      return this.queries.toResponse(tx, id);
    });
  }

  /** @throws 409 while other work is in progress, and once the import is done */
  start(actor: Actor, id: string, what: ImportPass): Promise<JobDto> {
    return this.db.write(actor, async (tx) => {
      const file = await getWithoutBlockingWork(tx, id);
      idle(file);
      if (file.state === 'done' || (what === 'dry-run' && !untouched(file)))
        throw conflict('import-done', 'The records of this import were already created.');
      if (!file.mapping.some(({ field }) => NAME_FIELDS.includes(field))) throw invalid([NO_NAME]);
      const goesOn = !untouched(file);
      const job = await this.newJob(tx, { importId: id, what }, goesOn ? (file.result?.rows ?? 0) : 0, file.rows);
      await tx.update(
        Import,
        { agencyId: actor.agencyId, id },
        {
          state: what === 'run' ? 'running' : 'checking',
          pass: what,
          jobId: job.id,
          finishedAt: null,
          ...(goesOn
            ? {}
            : { position: POSITION_BEFORE_FIRST, today: today(), result: null, ...(what === 'dry-run' ? { dryRun: null } : {}) }),
        },
      );
      return this.jobs.toJob(job);
    });
  }

  /** @throws 409 when no work is in progress, or it cannot be stopped */
  cancel(actor: Actor, id: string): Promise<ImportDto> {
    return this.db.write(actor, async (tx) => {
      const file = await getWithoutBlockingWork(tx, id);
      if (!AT_WORK.includes(file.state)) throw conflict('job-ended', 'The import has no running work to cancel.');
      const [job] = file.jobId === null ? [] : await tx.findVisible(LongJob, [file.jobId]);
      await tx.update(Import, { agencyId: actor.agencyId, id }, stopped(file, job));
      await tx.query(
        sql`UPDATE long_jobs SET state = 'cancelled', finished_at = now() WHERE agency_id = ${actor.agencyId} AND id = ${file.jobId} AND state IN ('queued', 'running')`,
      );
      return this.queries.toResponse(tx, id);
    });
  }

  /** @throws 409 when there is nothing to roll back, or a record was changed, deleted or linked since */
  rollBack(actor: Actor, id: string): Promise<JobDto> {
    return this.db.write(actor, async (tx) => {
      const file = await getWithoutBlockingWork(tx, id);
      idle(file);
      if (untouched(file) || (file.result?.created ?? 0) === 0)
        throw conflict('nothing-to-roll-back', 'The import has created no records.');
      const touched = await tx.withAgencyVisibility(() => countTouched(tx, id));
      if (touched > 0)
        throw new Problem(409, 'import-touched', `${touched} records of this import were changed since.`, { extra: { touched } });
      const job = await this.newJob(tx, { importId: id, what: 'rollback', before: file.state }, 0, file.result?.created ?? 0);
      await tx.update(Import, { agencyId: actor.agencyId, id }, { state: 'rolling-back', jobId: job.id, finishedAt: null });
      return this.jobs.toJob(job);
    });
  }

  private async newJob(tx: UnitOfWork, details: ImportDetails, done: number, total: number): Promise<LongJob> {
    const { agencyId, userId } = tx.actor;
    const job: LongJob = {
      agencyId,
      id: uuidv7(),
      userId,
      kind: IMPORT_KIND,
      state: 'queued',
      details,
      done,
      total,
      result: null,
      error: null,
      undoUntil: null,
      createdAt: new Date(),
      finishedAt: null,
    };
    await tx.insert(LongJob, job);
    await tx.publish('import', { agencyId, jobId: job.id });
    return job;
  }

  /** Stores the mapping per named header, with null for columns that were left out. */
  private async rememberHeaders(tx: UnitOfWork, { columns }: Import, mapping: ImportMappingDto['mapping']): Promise<void> {
    const said = new Map(
      columns
        .filter(({ header }) => headerKey(header) !== '')
        .map(({ column, header }) => [headerKey(header), mapping.find((each) => each.column === column)?.field ?? null]),
    );
    await tx.query(sql`INSERT INTO import_headers (agency_id, header, field) SELECT ${tx.actor.agencyId}, h.header, h.field FROM jsonb_to_recordset(${JSON.stringify([...said].map(([header, field]) => ({ header, field })))}::jsonb) AS h(header text, field text)
       ORDER BY h.header ON CONFLICT (agency_id, header) DO UPDATE SET field = excluded.field`);
  }
}

/**
 * Returns the state of an import after its work is stopped: a dry run leaves no results, a run keeps its records, and a
 * roll-back restores the previous state, since it is atomic.
 */
export function stopped({ state, result, rows }: Pick<Import, 'state' | 'result' | 'rows'>, job: LongJob | undefined): Partial<Import> {
  if (state === 'checking') return { state: 'uploaded', dryRun: null };
  if (state === 'running') return { state: 'cancelled', finishedAt: new Date() };
  const { before = result?.rows === rows ? 'done' : 'failed' } = (job?.details ?? {}) as Partial<ImportDetails>;
  return { state: before, finishedAt: new Date() };
}

/** Locks the import against other requests but not against the worker, whose inserts reference it for seconds. */
const getWithoutBlockingWork = (tx: UnitOfWork, id: string): Promise<Import> => tx.getForUpdate(Import, id, undefined, 'FOR NO KEY UPDATE');

function idle({ state }: Import): void {
  if (AT_WORK.includes(state)) throw conflict('import-busy', 'The import is still running. Wait for it to end, or cancel it.');
}

const NO_NAME: FieldError = { pointer: '/mapping', code: 'no-name-column', message: 'One column must hold the name, surname or company.' };

function findMappingErrors({ columns }: Import, mapping: ImportMappingDto['mapping']): FieldError[] {
  const fieldErrors: FieldError[] = [];
  mapping.forEach(({ column, field }, index) => {
    const earlier = mapping.slice(0, index);
    const at = (name: string, code: string, message: string) => fieldErrors.push({ pointer: `/mapping/${index}/${name}`, code, message });
    if (column >= columns.length) at('column', 'no-such-column', `The file has ${columns.length} columns.`);
    if (earlier.some((each) => each.column === column)) at('column', 'column-twice', 'The column is listed twice.');
    if (field !== 'toNotes' && earlier.some((each) => each.field === field))
      at('field', 'two-columns-one-field', 'Another column is already mapped to this field.');
  });
  if (!mapping.some(({ field }) => NAME_FIELDS.includes(field))) fieldErrors.push(NO_NAME);
  return fieldErrors;
}
