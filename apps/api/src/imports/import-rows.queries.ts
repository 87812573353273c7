import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { binder, type Bind } from '../clients/client-filter.sql.js';
import type { ClientStatus } from '../clients/client.dto.js';
import type { Actor } from '../core/auth/actor.js';
import { visibleTo } from '../core/database/scope.js';
import { Db } from '../core/database/db.js';
import { Cursors } from '../core/http/cursor.js';
import { notFound } from '../core/errors.js';
import { BYTE_ORDER_MARK, csvLine } from '../exports/csv.rules.js';
import { readingOf } from './import-pass.js';
import { REASON_HEADER } from './import-headers.js';
import { reasonInItalian } from './import-reasons.js';
import { understandRow, type Reading } from './import-row.rules.js';
import { understoodValues } from './import-understood.js';
import type { ImportRowDto, ImportRowPage, ImportRowsQuery } from './import.dto.js';
import type { Import, RowOutcome } from './import.entity.js';

const AT_ONCE = 1_000;
const CAPPED = 10_000;
/** A plan that was made while an import had no rows yet would read them all for each one. */
const PLANNED = 'each time';

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

/** The rows of an import, as they were understood: the same rules say it again, so that nothing of it is kept twice. */
@Injectable()
export class ImportRowsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  /** @throws 404 for an import that the caller does not see */
  async list(actor: Actor, id: string, { limit = 50, cursor, count, ...filter }: ImportRowsQuery): Promise<ImportRowPage> {
    const reading = await this.reading(actor, id);
    const list = { agency: actor.agencyId, import: id, ...filter };
    const position = this.cursors.read(cursor, list);
    const back = position?.direction === 'prev';
    const values: unknown[] = [];
    const bind = binder(values);
    const after = position ? ` AND r.row ${back ? '<' : '>'} ${bind(position.values[0])}::integer` : '';
    const rows = await this.db.read<Row>(
      actor,
      `${select(actor, id, reading.asSent, bind)}${conditions(filter, bind)}${after} ORDER BY r.row ${back ? 'DESC' : 'ASC'} LIMIT ${limit + 1}`,
      values,
      PLANNED,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ row }) => [row]);
    const total = count && (await this.total(actor, id, reading.asSent, filter, count));
    return { data: kept.map((row) => toRow(row, reading)), page: { ...page, ...total } };
  }

  /** @throws 404 for an import that the caller does not see */
  async rejected(actor: Actor, id: string): Promise<Readable> {
    const reading = await this.reading(actor, id);
    return Readable.from(this.rejectedLines(actor, id, reading));
  }

  private async *rejectedLines(actor: Actor, id: string, reading: Reading & { asSent: boolean }): AsyncGenerator<string> {
    const { headers } = reading;
    yield BYTE_ORDER_MARK + csvLine([...headers.filter((header) => header !== REASON_HEADER), REASON_HEADER]);
    for (let after = 0, more = true; more;) {
      const values: unknown[] = [];
      const bind = binder(values);
      const rows = await this.db.read<Row>(
        actor,
        `${select(actor, id, reading.asSent, bind)} AND o.outcome = 'rejected' AND r.row > ${bind(after)} ORDER BY r.row LIMIT ${AT_ONCE}`,
        values,
        PLANNED,
      );
      yield rows.map(({ cells, reason }) => csvLine(rejectedCells(cells, reason, reading))).join('');
      after = rows.at(-1)?.row ?? after;
      more = rows.length === AT_ONCE;
    }
  }

  /** `asSent`: no pass has been over the rows since somebody said what the columns hold. */
  private async reading(actor: Actor, id: string): Promise<Reading & { asSent: boolean }> {
    const values: unknown[] = [];
    const bind = binder(values);
    const [file] = await this.db.read<Pick<Import, 'columns' | 'mapping' | 'today'> & { asSent: boolean }>(
      actor,
      `SELECT i.columns, i.mapping, i.today, i.state = 'uploaded' OR i.position < 0 AS "asSent" FROM imports i WHERE i.id = ${bind(id)} AND ${visibleTo(actor, 'made', 'i', bind)}`,
      values,
    );
    if (!file) throw notFound();
    return { ...readingOf(file), asSent: file.asSent };
  }

  private async total(actor: Actor, id: string, asSent: boolean, filter: Filter, count: 'capped' | 'exact') {
    const values: unknown[] = [];
    const bind = binder(values);
    const most = count === 'capped' ? ` LIMIT ${CAPPED + 1}` : '';
    const [row] = await this.db.read<{ total: string }>(
      actor,
      `SELECT count(*) AS total FROM (SELECT 1 ${rows(actor, id, asSent, bind)}${conditions(filter, bind)}${most}) found`,
      values,
      PLANNED,
    );
    const total = Number(row?.total ?? 0);
    const totalCapped = count === 'capped' && total > CAPPED;
    return { total: totalCapped ? CAPPED : total, totalCapped };
  }
}

type Filter = Pick<ImportRowsQuery, 'outcome' | 'warned'>;

const rows = (actor: Actor, id: string, asSent: boolean, bind: Bind, also = ''): string =>
  `FROM import_rows r LEFT JOIN import_outcomes o ON o.agency_id = r.agency_id AND o.import_id = r.import_id AND o.row = r.row${asSent ? ' AND false' : ''}${also}
   WHERE ${visibleTo(actor, 'agency', 'r', bind)} AND r.import_id = ${bind(id)}`;

const select = (actor: Actor, id: string, asSent: boolean, bind: Bind): string =>
  `SELECT r.row, r.cells, o.outcome, o.reason, o.repeats, c.id AS "clientId", c.display_name AS "clientName", c.status AS "clientStatus" ${rows(
    actor,
    id,
    asSent,
    bind,
    ` LEFT JOIN import_outcomes f ON f.agency_id = o.agency_id AND f.import_id = o.import_id AND f.row = o.repeats
     LEFT JOIN clients c ON c.id = coalesce(o.client_id, f.client_id) AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c', bind)}`,
  )}`;

const conditions = ({ outcome, warned }: Filter, bind: Bind): string =>
  `${outcome ? ` AND o.outcome = ANY (${bind(outcome)})` : ''}${warned === undefined ? '' : ` AND o.warned = ${bind(warned)}`}`;

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

/** All that is wrong with the row, so that it is mended in one go. */
function rejectedCells(cells: readonly string[], reason: string | null, reading: Reading): string[] {
  const { faults } = understandRow(cells, reading);
  const reasons = faults.length > 0 ? faults : reason === null ? [] : [reason];
  const own = reading.headers.flatMap((header, at) => (header === REASON_HEADER ? [] : [cells[at] ?? '']));
  return [...own, reasons.map(reasonInItalian).join('; ')];
}
