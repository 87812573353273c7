import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import type { ImportDto, ImportPage, ImportQuery, ImportSummary } from './import.dto.js';
import type { Import } from './import.entity.js';

interface SummaryRow extends Pick<
  Import,
  'id' | 'fileName' | 'state' | 'jobId' | 'dryRun' | 'result' | 'createdAt' | 'finishedAt' | 'rows'
> {
  done: number | null;
  total: number | null;
  error: string | null;
  createdById: string;
  createdByName: string;
}
type DetailRow = SummaryRow & Omit<ImportDto, keyof ImportSummary>;

const SUMMARY = sql`i.id, i.file_name AS "fileName", i.state, i.job_id AS "jobId", i.dry_run AS "dryRun", i.result, i.rows, i.created_at AS "createdAt", i.finished_at AS "finishedAt",
  i.created_by_id AS "createdById", u.display_name AS "createdByName", p.done, p.total, p.error`;
const DETAILS = sql`${SUMMARY}, i.encoding, i.delimiter, i.header_row AS "headerRow", i.columns, i.suggested_mapping AS "suggestedMapping", i.mapping, i.sample, i.remarks`;
// Joins the progress through a function, since jobs are visible only to their owner but imports also to others.
const FROM = sql`FROM imports i JOIN users u ON u.agency_id = i.agency_id AND u.id = i.created_by_id
  LEFT JOIN LATERAL import_progress(i.job_id) p ON i.job_id IS NOT NULL`;

/** Reads imports with their progress. */
@Injectable()
export class ImportsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  async list(actor: Actor, { limit = 50, cursor }: ImportQuery): Promise<ImportPage> {
    const list = { agency: actor.agencyId, user: actor.userId, imports: true };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const after = position
      ? sql` AND (i.created_at, i.id) ${back ? sql`>` : sql`<`} (${position.values[0]}::timestamptz, ${position.values[1]}::uuid)`
      : empty;
    const order = back ? sql`ASC` : sql`DESC`;
    const rows = await this.db.read<SummaryRow>(
      actor,
      sql`SELECT ${SUMMARY} ${FROM} WHERE ${visibleTo(actor, 'createdBy', 'i')}${after} ORDER BY i.created_at ${order}, i.id ${order} LIMIT ${integer(limit + 1)}`,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    return { data: kept.map(toSummary), page };
  }

  /** @throws 404 for an import that is not visible to the caller */
  async get(actor: Actor, id: string): Promise<ImportDto> {
    const [row] = await this.db.read<DetailRow>(actor, one(actor, id));
    if (!row) throw notFound();
    return toImport(row);
  }

  /** Returns the import as a response, read within the transaction that has written it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<ImportDto> {
    const [row] = await tx.query<DetailRow>(one(tx.actor, id));
    if (!row) throw notFound();
    return toImport(row);
  }
}

const one = (actor: Actor, id: string): Sql => sql`SELECT ${DETAILS} ${FROM} WHERE i.id = ${id} AND ${visibleTo(actor, 'createdBy', 'i')}`;

function toSummary(row: SummaryRow): ImportSummary {
  const idle = row.state !== 'checking' && row.state !== 'running' && row.state !== 'rolling-back';
  return {
    id: row.id,
    fileName: row.fileName,
    state: row.state,
    progress: { done: row.done ?? 0, total: row.total ?? row.rows },
    jobId: row.jobId,
    error: row.error,
    dryRun: row.dryRun,
    result: row.result,
    canRollBack: idle && row.state !== 'rolled-back' && (row.result?.created ?? 0) > 0,
    createdBy: { id: row.createdById, displayName: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

const toImport = (row: DetailRow): ImportDto => ({
  ...toSummary(row),
  encoding: row.encoding,
  delimiter: row.delimiter,
  headerRow: row.headerRow,
  rows: row.rows,
  columns: row.columns,
  suggestedMapping: row.suggestedMapping,
  mapping: row.mapping,
  sample: row.sample,
  remarks: row.remarks,
});
