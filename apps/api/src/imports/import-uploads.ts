import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { Tx } from '../core/database/tx.js';
import { invalid } from '../core/errors.js';
import { Antivirus } from '../core/files/antivirus.js';
import { receiveFile, type ReceivedFile } from '../core/http/file-upload.js';
import type { ApiRequest } from '../core/http/request.js';
import { oneLine } from './case.rules.js';
import { isImportField, recogniseColumns, type Memory } from './import-columns.rules.js';
import { delimiterOf, rowsOf, type FileRow } from './import-csv.js';
import { encodingOf, type Encoding } from './import-encoding.rules.js';
import { headerRowOf } from './import-header.rules.js';
import { headerKey } from './import-headers.js';
import { Remarks } from './import-remarks.js';
import { MOST_COLUMNS, type ImportDto } from './import.dto.js';
import { Import } from './import.entity.js';
import { ImportsQueries } from './imports.queries.js';

const MOST_BYTES = 50 * 1024 * 1024;
const MOST_ROWS = 200_000;
/** Rows in which the header is looked for, and rows below it that say what the columns hold. */
const LOOKED_AT = 250;
const SHOWN = 20;
const WRITTEN_AT_ONCE = 2_000;
const LONGEST_NAME = 200;

/** What the file is, before its rows are written down. */
interface Layout {
  encoding: Encoding;
  delimiter: string;
  headerRow: number;
  headers: string[];
  /** Below the header. */
  first: FileRow[];
}

/** Takes files of clients: reads them through, says what is wrong with them, and writes down their rows. */
@Injectable()
export class ImportUploads {
  constructor(
    private readonly db: Db,
    private readonly queries: ImportsQueries,
    private readonly antivirus: Antivirus,
  ) {}

  /** @throws 413 for a file that is too large, 422 for one that is no table of clients, or infected */
  async take(actor: Actor, request: ApiRequest): Promise<ImportDto> {
    const file = await receiveFile(request, MOST_BYTES);
    try {
      await this.antivirus.mustBeClean(actor, file);
      const layout = await layoutOf(file);
      // The file is the body: another one under the same key is another request.
      const idempotency = actor.idempotency && { ...actor.idempotency, bodyHash: file.sha256 };
      const caller = idempotency ? { ...actor, idempotency } : actor;
      return await this.db.write(caller, (tx) => this.write(tx, file, layout));
    } finally {
      await file.close();
    }
  }

  private async write(tx: Tx, file: ReceivedFile, { encoding, delimiter, headerRow, headers, first }: Layout): Promise<ImportDto> {
    const { agencyId, userId } = tx.actor;
    const id = uuidv7();
    const day = today();
    const cells = first.map((row) => row.cells);
    const { columns, suggestedMapping } = recogniseColumns(headers, cells, await this.memory(tx, headers), day);
    const made: Partial<Import> = {
      agencyId,
      id,
      createdById: userId,
      fileName: oneLine(file.name).slice(0, LONGEST_NAME) || 'senza nome',
      encoding,
      delimiter,
      headerRow,
      rows: 0,
      columns,
      suggestedMapping,
      mapping: suggestedMapping,
      sample: cells.filter((row) => row.some((cell) => cell.trim() !== '')).slice(0, SHOWN),
      remarks: [],
      state: 'uploaded',
      today: day,
      createdAt: new Date(),
    };
    await tx.insert(Import, made);
    const remarks = new Remarks(headers, headerRow);
    const rows = await this.writeRows(tx, id, rowsOf(file.bytes(), encoding, delimiter), remarks);
    await tx.update(Import, { agencyId, id }, { rows, remarks: remarks.found() });
    return this.queries.answer(tx, id);
  }

  private async writeRows(tx: Tx, importId: string, rows: AsyncIterable<FileRow>, remarks: Remarks): Promise<number> {
    let batch: FileRow[] = [];
    let written = 0;
    const flush = async () => {
      await tx.query(
        `INSERT INTO import_rows (agency_id, import_id, row, cells) SELECT $1, $2, r.row, r.cells FROM jsonb_to_recordset($3::jsonb) AS r(row integer, cells jsonb)`,
        [tx.actor.agencyId, importId, JSON.stringify(batch)],
      );
      batch = [];
    };
    for await (const row of rows) {
      if (!remarks.isData(row)) continue;
      written += 1;
      if (written > MOST_ROWS) throw refused('too-many-rows', `More than ${MOST_ROWS} rows: send the file in parts.`);
      batch.push(row);
      if (batch.length >= WRITTEN_AT_ONCE) await flush();
    }
    if (written === 0) throw refused('no-rows', 'Below the header there is nothing.');
    await flush();
    return written;
  }

  private async memory(tx: Tx, headers: string[]): Promise<Memory> {
    const rows = await tx.query<{ header: string; field: string | null }>(
      'SELECT h.header, h.field FROM import_headers h WHERE h.agency_id = $1 AND h.header = ANY ($2::text[])',
      [tx.actor.agencyId, headers.map(headerKey)],
    );
    return new Map(rows.map(({ header, field }) => [header, field !== null && isImportField(field) ? field : null]));
  }
}

async function layoutOf(file: ReceivedFile): Promise<Layout> {
  if (file.size === 0) throw refused('empty-file', 'The file is empty.');
  const encoding = await encodingOf(file.bytes());
  const delimiter = await delimiterOf(file.bytes(), encoding);
  const first: FileRow[] = [];
  for await (const row of rowsOf(file.bytes(), encoding, delimiter)) {
    if (row.cells.length > MOST_COLUMNS && row.cells.slice(MOST_COLUMNS).some((cell) => cell.trim() !== ''))
      throw refused('too-many-columns', `Row ${row.row} has ${row.cells.length} columns; at most ${MOST_COLUMNS}.`, row.row);
    if (first.push(row) >= LOOKED_AT) break;
  }
  const header = headerRowOf(first);
  if (!header) throw refused('no-header', 'No row names the columns. Write their names into the first one.');
  const below = first.filter(({ row }) => row > header.row);
  return { encoding, delimiter, headerRow: header.row, headers: header.names, first: below };
}

const refused = (code: string, message: string, row?: number) =>
  invalid([{ pointer: '/file', code, message, ...(row === undefined ? {} : { row }) }]);
