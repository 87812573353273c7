import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { ClientDto, ClientStatus } from '../clients/client.dto.js';
import { ClientCountsQueries } from '../clients/client-counts.queries.js';
import { ClientFilterQueries } from '../clients/client-filter.queries.js';
import type { RecordFilter } from '../clients/client-filter.sql.js';
import { ClientsQueries } from '../clients/clients.queries.js';
import { withoutNulls } from '../core/http/fields.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { invalid, notFound } from '../core/errors.js';
import type { Connection } from '../core/fair-queue.js';
import type { JobDto } from '../jobs/job.dto.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { findViewErrors } from '../views/view.rules.js';
import { csvLine } from './csv.rules.js';
import { Downloads } from './downloads.js';
import type { ExportDto, ExportTarget } from './export.dto.js';
import { cellOf, columnsOf, labelOf } from './export-columns.js';

const KIND = 'export';
const BATCH_SIZE = 500;
const WRITTEN_AT_ONCE = 50;
/** Hours during which the file can be downloaded. */
const HOURS = 24;
const STATUS: Record<ExportTarget, ClientStatus> = { clients: 'client', prospects: 'prospect' };

interface Details extends Record<string, unknown> {
  target: ExportTarget;
  filter: RecordFilter;
  columns: readonly string[];
  sort: string | undefined;
  file: string;
}

/**
 * Exports lists to files. A file is generated while it is downloaded, from the records visible at that moment: no copy
 * of personal data is stored, and the download ends when the permission is withdrawn.
 */
@Injectable()
export class ExportsService {
  constructor(
    private readonly db: Db,
    private readonly records: ClientsQueries,
    private readonly filters: ClientFilterQueries,
    private readonly totals: ClientCountsQueries,
    private readonly jobs: JobsService,
    private readonly downloads: Downloads,
  ) {}

  /** Records the export in the audit log and returns its job. @throws 422 for criteria, columns or sorts the list lacks */
  async start(actor: Actor, { target, filter, ids, columns, sort }: ExportDto): Promise<JobDto> {
    const fieldErrors = findViewErrors(target, { criteria: filter, columns, sort }).map((fieldError) => ({
      ...fieldError,
      pointer: fieldError.pointer.replace('/criteria', '/filter'),
    }));
    if (filter && ids)
      for (const pointer of ['/ids', '/filter'])
        fieldErrors.push({ pointer, code: 'ids-or-filter', message: 'Send ids or filter, not both.' });
    if (fieldErrors.length > 0) throw invalid(fieldErrors);
    const among: RecordFilter = { ...withoutNulls({ ...filter }), ...(ids ? { ids } : {}) };
    const total = await this.total(actor, among, STATUS[target]);
    const id = uuidv7();
    const details: Details = { target, filter: among, columns: columnsOf(target, columns), sort, file: `/api/v1/exports/${id}/file` };
    const now = new Date();
    return this.db.write(actor, async (tx) => {
      const job: LongJob = {
        agencyId: actor.agencyId,
        id,
        userId: actor.userId,
        kind: KIND,
        state: 'done',
        details,
        done: total,
        total,
        result: null,
        error: null,
        undoUntil: null,
        createdAt: now,
        finishedAt: now,
      };
      await tx.insert(LongJob, job);
      await tx.audit('exported', null, { target, rows: total, columns: details.columns, filter: among });
      return this.jobs.toJob(job);
    });
  }

  /** @throws 404 for another user's export or one older than a day, 503 while the caller downloads another */
  async file(actor: Actor, id: string, connection: Connection): Promise<Readable> {
    const [job] = await this.db.read<{ details: Details }>(
      actor,
      sql`SELECT j.details FROM long_jobs j WHERE j.agency_id = ${actor.agencyId} AND j.user_id = ${actor.userId} AND j.id = ${id} AND j.kind = ${KIND} AND j.created_at > now() - make_interval(hours => ${HOURS})`,
    );
    if (!job) throw notFound();
    return this.downloads.stream(actor, 'exports:run', connection, job.details.columns.map(labelOf), this.pages(actor, job.details));
  }

  private async total(actor: Actor, { ids, ...filter }: RecordFilter, status: ClientStatus): Promise<number> {
    if (!ids) return (await this.totals.total(actor, filter, 'exact', status)).total;
    return (await this.db.read(actor, this.filters.selectActive(actor, ids, status))).length;
  }

  private async *pages(actor: Actor, { target, filter, columns, sort = 'displayName' }: Details): AsyncGenerator<string> {
    for (let cursor: string | undefined, more = true; more;) {
      const query = { ...filter, sort, limit: BATCH_SIZE, ...(cursor ? { cursor } : {}) };
      const { rows, page } = await this.records.list(actor, query, STATUS[target]);
      yield await linesOf(rows, columns);
      cursor = page.nextCursor ?? undefined;
      more = page.hasMore;
    }
  }
}

/** Formats the rows in small batches and yields in between, so that other requests are not delayed. */
async function linesOf(rows: readonly string[], columns: readonly string[]): Promise<string> {
  let text = '';
  for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
    for (const row of rows.slice(from, from + WRITTEN_AT_ONCE)) {
      const client = JSON.parse(row) as ClientDto;
      text += csvLine(columns.map((column) => cellOf(client, column)));
    }
    await nextTurn();
  }
  return text;
}
