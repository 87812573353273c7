import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { ClientStatus } from '../clients/client.dto.js';
import type { Actor } from '../core/auth/actor.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { integer } from '../core/database/integer.js';
import { Db } from '../core/database/db.js';
import { Cursors } from '../core/http/cursor.js';
import { notFound } from '../core/errors.js';
import type { Connection } from '../core/fair-queue.js';
import { csvLine } from '../exports/csv.rules.js';
import { Downloads } from '../exports/downloads.js';
import { readingOf } from './import-pass.js';
import { REASON_HEADER } from './import-headers.js';
import { reasonInItalian } from './import-reasons.js';
import { understandRow, type Reading } from './import-row.rules.js';
import { understoodValues } from './import-understood.js';
import type { ImportRowDto, ImportRowPage, ImportRowsQuery } from './import.dto.js';
import type { Import, RowOutcome } from './import.entity.js';

const BATCH_SIZE = 1_000;
const CAPPED = 10_000;
/** Plans each query for its values: a generic plan made while an import had no rows might scan the whole table. */
const PLAN_MODE = 'custom';

interface Row {
  row: number;
  cells: string[];
  outcome: RowOutcome | null;
  reason: string | null;
  repeats: number | null;
  clientId: string | null;
  clientName: string | null;
  clientStatus: ClientStatus | null;
}

/** Lists an import's rows. Values are parsed again at each read, so the parsed form is not stored. */
@Injectable()
export class ImportRowsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly downloads: Downloads,
  ) {}

  /** @throws 404 for an import that is not visible to the caller */
  async list(actor: Actor, id: string, { limit = 50, cursor, count, ...filter }: ImportRowsQuery): Promise<ImportRowPage> {
    const reading = await this.reading(actor, id);
    const list = { agency: actor.agencyId, import: id, ...filter };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const after = position ? sql` AND n.row ${back ? sql`<` : sql`>`} ${position.values[0]}::integer` : empty;
    const order = back ? sql`DESC` : sql`ASC`;
    const page = sql`${numbers(actor, id, reading.asSent, filter)}${after} ORDER BY n.row ${order} LIMIT ${integer(limit + 1)}`;
    const rows = await this.db.read<Row>(actor, sql`${select(actor, id, reading.asSent, page)} ${order}`, PLAN_MODE);
    const { rows: kept, page: about } = this.cursors.page(rows, limit, position, list, ({ row }) => [row]);
    const total = count && (await this.total(actor, id, reading.asSent, filter, count));
    return { data: kept.map((row) => toRow(row, reading)), page: { ...about, ...total } };
  }

  /** @throws 404 for an import that is not visible to the caller, 503 while the caller downloads another file */
  async rejected(actor: Actor, id: string, connection: Connection): Promise<Readable> {
    const reading = await this.reading(actor, id);
    const headers = [...reading.headers.filter((header) => header !== REASON_HEADER), REASON_HEADER];
    return this.downloads.stream(actor, 'imports:run', connection, headers, this.rejectedPages(actor, id, reading));
  }

  private async *rejectedPages(actor: Actor, id: string, reading: Reading & { asSent: boolean }): AsyncGenerator<string> {
    for (let after = 0, more = true; more;) {
      const page = sql`${numbers(actor, id, reading.asSent, { outcome: ['rejected'] }, sql`, n.reason`)} AND n.row > ${after} ORDER BY n.row LIMIT ${integer(BATCH_SIZE)}`;
      const rows = await this.db.read<Pick<Row, 'row' | 'cells' | 'reason'>>(
        actor,
        sql`SELECT p.row, p.reason, r.cells FROM (${page}) p ${cellsOf(actor, id)} ORDER BY p.row`,
        PLAN_MODE,
      );
      yield rows.map(({ cells, reason }) => csvLine(rejectedCells(cells, reason, reading))).join('');
      after = rows.at(-1)?.row ?? after;
      more = rows.length === BATCH_SIZE;
    }
  }

  /** Returns the parse settings; `asSent` is true when no pass has processed the rows since the mapping last changed. */
  private async reading(actor: Actor, id: string): Promise<Reading & { asSent: boolean }> {
    const [file] = await this.db.read<Pick<Import, 'columns' | 'mapping' | 'today'> & { asSent: boolean }>(
      actor,
      sql`SELECT i.columns, i.mapping, i.today, i.state = 'uploaded' OR i.position < 0 AS "asSent" FROM imports i WHERE i.id = ${id} AND ${visibleTo(actor, 'createdBy', 'i')}`,
    );
    if (!file) throw notFound();
    return { ...readingOf(file), asSent: file.asSent };
  }

  private async total(actor: Actor, id: string, asSent: boolean, filter: Filter, count: 'capped' | 'exact') {
    const max = count === 'capped' ? sql` LIMIT ${integer(CAPPED + 1)}` : empty;
    const [row] = await this.db.read<{ total: string }>(
      actor,
      sql`SELECT count(*) AS total FROM (${numbers(actor, id, asSent, filter)}${max}) found`,
      PLAN_MODE,
    );
    const total = Number(row?.total ?? 0);
    const totalCapped = count === 'capped' && total > CAPPED;
    return { total: totalCapped ? CAPPED : total, totalCapped };
  }
}

type Filter = Pick<ImportRowsQuery, 'outcome' | 'warned'>;

/**
 * Builds the query for the row numbers that match a filter, from the file's rows or from the outcomes of the last pass.
 * It never joins the two, since PostgreSQL has no statistics for either right after a pass.
 */
function numbers(actor: Actor, id: string, asSent: boolean, { outcome, warned }: Filter, also = empty): Sql {
  const filtered = outcome !== undefined || warned !== undefined;
  return sql`SELECT n.row${also} FROM ${filtered ? sql`import_outcomes` : sql`import_rows`} n WHERE ${visibleTo(actor, 'agency', 'n')} AND n.import_id = ${id}${
    filtered && asSent ? sql` AND false` : empty
  }${outcome ? sql` AND n.outcome = ANY (${outcome})` : empty}${warned === undefined ? empty : sql` AND n.warned = ${warned}`}`;
}

const cellsOf = (actor: Actor, id: string): Sql =>
  sql`CROSS JOIN LATERAL (SELECT r.cells FROM import_rows r WHERE ${visibleTo(actor, 'agency', 'r')} AND r.import_id = ${id} AND r.row = p.row OFFSET 0) r`;

/**
 * Builds the query for a page of rows. `OFFSET 0` forces lookups by key instead of joins of tables without statistics.
 * The deletion check comes after the lookup, so that PostgreSQL does not scan the partial index of clients that are not
 * deleted.
 */
const select = (actor: Actor, id: string, asSent: boolean, page: Sql): Sql => {
  const outcomeOf = (row: Sql) =>
    sql`SELECT x.outcome, x.reason, x.repeats, x.client_id FROM import_outcomes x
     WHERE ${visibleTo(actor, 'agency', 'x')} AND x.import_id = ${id} AND x.row = ${row}${asSent ? sql` AND false` : empty} OFFSET 0`;
  return sql`SELECT p.row, r.cells, o.outcome, o.reason, o.repeats, c.id AS "clientId", c.display_name AS "clientName", c.status AS "clientStatus"
   FROM (${page}) p
   ${cellsOf(actor, id)}
   LEFT JOIN LATERAL (${outcomeOf(sql`p.row`)}) o ON true
   LEFT JOIN LATERAL (${outcomeOf(sql`o.repeats`)}) f ON true
   CROSS JOIN LATERAL (SELECT coalesce(o.client_id, f.client_id) AS client_id OFFSET 0) w
   LEFT JOIN LATERAL (SELECT c.id, c.display_name, c.status, c.deleted_at FROM clients c
     WHERE c.id = w.client_id AND ${visibleTo(actor, 'owned', 'c')} OFFSET 0) c ON c.deleted_at IS NULL
   ORDER BY p.row`;
};

function toRow({ row, cells, outcome, reason, repeats, clientId, clientName, clientStatus }: Row, reading: Reading): ImportRowDto {
  const { client, status, faults, warnings } = understandRow(cells, reading);
  return {
    row,
    outcome,
    reason: outcome === null ? (faults[0] ?? null) : reason,
    repeats,
    client: clientId === null ? null : { id: clientId, displayName: clientName ?? '', status: clientStatus ?? 'client' },
    displayName: client && (client.type === 'corporate' ? (client.companyName ?? null) : `${client.firstName} ${client.lastName}`),
    type: client?.type ?? null,
    status: client && status,
    understood: client ? understoodValues(client) : [],
    warnings,
    cells,
  };
}

/** Lists all reasons of a rejected row, so that it can be corrected in one go. */
function rejectedCells(cells: readonly string[], reason: string | null, reading: Reading): string[] {
  const { faults } = understandRow(cells, reading);
  const reasons = faults.length > 0 ? faults : reason === null ? [] : [reason];
  const own = reading.headers.flatMap((header, at) => (header === REASON_HEADER ? [] : [cells[at] ?? '']));
  return [...own, reasons.map(reasonInItalian).join('; ')];
}
