import { setImmediate } from 'node:timers/promises';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import type { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import type { FileRow } from './import-csv.js';
import { identityOf, fingerprintOf, type Identity } from './import-match.rules.js';
import { understandRow, type Reading, type UnderstoodRow } from './import-row.rules.js';

/** Batch size: amortizes planning, and keeps the delay of a cancellation under a second. */
const BATCH_SIZE = 1_000;
const YIELD_EVERY = 50;

/** Parsed row with the identity used for lookups; the identity is null for a rejected row. */
export interface ReadRow extends UnderstoodRow {
  row: number;
  identity: Identity | null;
}

/** Reads and parses rows ahead while PostgreSQL writes the previous batch. Stored rows never change, so reading early is safe. */
export class RowPrefetcher {
  private next: { position: number; rows: Promise<ReadRow[]> } | undefined;

  constructor(
    private readonly db: Db,
    private readonly importId: string,
    private readonly reading: Reading,
  ) {}

  /** Returns the next batch after a position; empty at the end of the file. */
  async readAfter(actor: Actor, position: number): Promise<ReadRow[]> {
    const rows = await (this.next?.position === position ? this.next.rows : this.read(actor, position));
    const last = rows.at(-1)?.row;
    if (last !== undefined && this.next?.position !== last) {
      this.next = { position: last, rows: this.read(actor, last) };
      // Prevents an unhandled rejection; the error is thrown when the batch is awaited.
      this.next.rows.catch(() => undefined);
    }
    return rows;
  }

  private async read(actor: Actor, position: number): Promise<ReadRow[]> {
    const rows = await this.db.read<FileRow>(
      actor,
      sql`SELECT r.row, r.cells FROM import_rows r WHERE r.agency_id = ${actor.agencyId} AND r.import_id = ${this.importId} AND r.row > ${position} ORDER BY r.row LIMIT ${integer(BATCH_SIZE)}`,
      'custom',
    );
    const understood: ReadRow[] = [];
    for (const { row, cells } of rows) {
      const result = understandRow(cells, this.reading);
      const comesIn = result.client !== null && result.faults.length === 0;
      const identity = comesIn && result.client ? identityOf(result.client, fingerprintOf(cells, this.reading.mapping)) : null;
      understood.push({ ...result, row, identity });
      // Yields to the event loop, since the worker may share its process with the API.
      if (understood.length % YIELD_EVERY === 0) await setImmediate();
    }
    return understood;
  }
}
