import type { FileHandle } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { badRequest, invalid } from '../core/errors.js';
import { Antivirus } from '../core/files/antivirus.js';
import { DiskSpace } from '../core/files/disk-space.js';
import { receiveFile, spool, type ReceivedFile } from '../core/http/file-upload.js';
import { threadModule, Threads } from '../core/threads.js';
import type { ApiRequest } from '../core/http/request.js';
import { oneLine } from './case.rules.js';
import { isImportField, recogniseColumns, type Memory } from './import-columns.rules.js';
import type { FileRefusal, FileRow } from './import-csv.js';
import type { Encoding } from './import-encoding.rules.js';
import { headerRowOf } from './import-header.rules.js';
import { headerKey } from './import-headers.js';
import { MAX_COLUMNS, type ImportDto, type ImportRemark } from './import.dto.js';
import { Import } from './import.entity.js';
import { ImportsQueries } from './imports.queries.js';

const MAX_BYTES = 50 * 1024 * 1024;
/** Rows inspected to find the header and suggest the mapping, and rows kept as a sample. */
const LOOKED_AT = 250;
const SHOWN = 20;
const LONGEST_NAME = 200;
const CSV = threadModule<typeof import('./import-csv.js')>(import.meta.url, 'import-csv');
const ENCODING = threadModule<typeof import('./import-encoding.rules.js')>(import.meta.url, 'import-encoding.rules');

/** Layout of the file, detected before its rows are stored. */
interface Layout {
  encoding: Encoding;
  delimiter: string;
  headerRow: number;
  headers: string[];
  /** First rows below the header. */
  first: FileRow[];
}

/** Temporary file of parsed rows, one JSON array per line, ready for PostgreSQL. */
interface Rows {
  rows: number;
  remarks: ImportRemark[];
  lines: FileHandle;
}

/** Receives client files: validates them, collects remarks and stores their rows. */
@Injectable()
export class ImportUploads {
  constructor(
    private readonly db: Db,
    private readonly queries: ImportsQueries,
    private readonly antivirus: Antivirus,
    private readonly threads: Threads,
    private readonly disk: DiskSpace,
  ) {}

  /** @throws 413 for a file that is too large; 422 for one that is infected or not a table of clients */
  async receive(actor: Actor, request: ApiRequest): Promise<ImportDto> {
    await this.disk.mustBeEnough();
    const file = await receiveFile(request, MAX_BYTES);
    try {
      await this.antivirus.mustBeClean(actor, file);
      const layout = await this.layoutOf(file);
      const rows = await this.rowsOf(file, layout);
      try {
        return await this.db.write(actor, (tx) => this.insert(tx, file, layout, rows));
      } finally {
        await rows.lines.close();
      }
    } finally {
      await file.close();
    }
  }

  private async layoutOf(file: ReceivedFile): Promise<Layout> {
    if (file.size === 0) throw refused({ code: 'empty-file', message: 'The file is empty.' });
    const { fd } = file;
    const stop = stoppedBy(file.sender);
    const { encoding } = accepted(await this.threads.run(ENCODING, 'encodingOf', { fd, stop }));
    const { delimiter, first } = accepted(await this.threads.run(CSV, 'beginningOf', { fd, encoding, stop, rows: LOOKED_AT }));
    for (const { row, cells } of first) {
      if (cells.length > MAX_COLUMNS && cells.slice(MAX_COLUMNS).some((cell) => cell.trim() !== ''))
        throw refused({ code: 'too-many-columns', message: `Row ${row} has ${cells.length} columns; at most ${MAX_COLUMNS}.`, row });
    }
    const header = headerRowOf(first);
    if (!header) throw refused({ code: 'no-header', message: 'No row contains the column names. Write them into the first row.' });
    const below = first.filter(({ row }) => row > header.row);
    return { encoding, delimiter, headerRow: header.row, headers: header.names, first: below };
  }

  /** Parses the rows into a temporary file; the caller must close its `lines`. */
  private async rowsOf({ fd, sender }: ReceivedFile, { encoding, delimiter, headerRow, headers }: Layout): Promise<Rows> {
    const lines = await spool();
    try {
      const work = { fd, into: lines.fd, encoding, stop: stoppedBy(sender), delimiter, headerRow, headers };
      const { rows, remarks } = accepted(await this.threads.run(CSV, 'readRows', work));
      return { rows, remarks: [...repeatedHeaders(headers), ...remarks], lines };
    } catch (error) {
      await lines.close();
      throw error;
    }
  }

  private async insert(tx: UnitOfWork, file: ReceivedFile, layout: Layout, { rows, remarks, lines }: Rows): Promise<ImportDto> {
    const { encoding, delimiter, headerRow, headers, first } = layout;
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
      rows,
      columns,
      suggestedMapping,
      mapping: suggestedMapping,
      sample: cells.filter((row) => row.some((cell) => cell.trim() !== '')).slice(0, SHOWN),
      remarks,
      state: 'uploaded',
      today: day,
      createdAt: new Date(),
    };
    await tx.insert(Import, made);
    for await (const batch of lines.readLines({ start: 0, autoClose: false })) {
      if (file.sender.aborted) throw gone();
      await tx.query(
        sql`INSERT INTO import_rows (agency_id, import_id, row, cells) SELECT ${agencyId}, ${id}, r.row, r.cells FROM jsonb_to_recordset(${batch}::jsonb) AS r(row integer, cells jsonb)`,
      );
    }
    return this.queries.toResponse(tx, id);
  }

  private async memory(tx: UnitOfWork, headers: string[]): Promise<Memory> {
    const rows = await tx.query<{ header: string; field: string | null }>(
      sql`SELECT h.header, h.field FROM import_headers h WHERE h.agency_id = ${tx.actor.agencyId} AND h.header = ANY (${headers.map(headerKey)}::text[])`,
    );
    return new Map(rows.map(({ header, field }) => [header, field !== null && isImportField(field) ? field : null]));
  }
}

/** Finds columns whose header repeats an earlier one. */
function repeatedHeaders(headers: readonly string[]): ImportRemark[] {
  const keys = headers.map(headerKey);
  const repeated = headers.filter((header, at) => header !== '' && keys.indexOf(keys[at] ?? '') < at);
  return repeated.length === 0
    ? []
    : [{ code: 'same-header', count: repeated.length, row: null, sample: repeated[0]?.slice(0, 100) ?? null }];
}

function accepted<T extends object>(answer: T | FileRefusal): T {
  if ('refused' in answer) throw answer.refused.code === 'stopped' ? gone() : refused(answer.refused);
  return answer;
}

/** Returns a flag shared by both threads: the reading thread stops by itself, so that no file is closed while being read. */
function stoppedBy(sender: AbortSignal): Int32Array {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  if (sender.aborted) Atomics.store(stop, 0, 1);
  sender.addEventListener('abort', () => Atomics.store(stop, 0, 1));
  return stop;
}

const gone = () => badRequest('upload-cut', 'The sender has disconnected.');
const refused = (error: FileRefusal['refused']) => invalid([{ pointer: '/file', ...error }]);
