import { Injectable } from '@nestjs/common';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Jobs } from '../core/jobs/jobs.js';

const BATCH_SIZE = 5_000;
const KEPT_DAYS = 30;

/** Deletes one batch of the results of the last pass over an import. @returns whether more may remain */
export async function deleteImportBatch(tx: UnitOfWork, importId: string): Promise<boolean> {
  const outcomes = await deleteSome(tx, 'import_outcomes', 'row', importId);
  return (await deleteSome(tx, 'import_keys', 'key', importId)) || outcomes;
}

/** Deletes a batch in key order, since row-level security lets the index serve the key but not the physical row position. */
async function deleteSome(tx: UnitOfWork, table: string, key: 'row' | 'key', importId: string): Promise<boolean> {
  const [gone] = await tx.query<{ some: boolean }>(
    `WITH first_ones AS MATERIALIZED (SELECT s.${key} FROM ${table} s WHERE s.agency_id = $1 AND s.import_id = $2 ORDER BY s.${key} LIMIT ${BATCH_SIZE}),
     gone AS (DELETE FROM ${table} d WHERE d.agency_id = $1 AND d.import_id = $2 AND d.${key} <= (SELECT max(s.${key}) FROM first_ones s) RETURNING 1)
     SELECT EXISTS (SELECT FROM gone) AS some`,
    [tx.actor.agencyId, importId],
  );
  return gone?.some ?? false;
}

/** Nightly deletion of files older than 30 days with their rows, which repeat the records' data and hold more than that. */
@Injectable()
export class ImportCleanup {
  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.nightly('imports-forgotten', () => this.run());
  }

  async run(): Promise<void> {
    for (const actor of await this.db.automations())
      for (let more = true; more;) more = await this.db.write(actor, (tx) => this.deleteBatch(tx));
  }

  /** @returns whether more may remain */
  private async deleteBatch(tx: UnitOfWork): Promise<boolean> {
    const { agencyId } = tx.actor;
    const [old] = await tx.query<{ id: string }>(
      `SELECT i.id FROM imports i WHERE i.agency_id = $1 AND i.created_at < now() - make_interval(days => $2) ORDER BY i.created_at LIMIT 1`,
      [agencyId, KEPT_DAYS],
    );
    if (!old || (await deleteImportBatch(tx, old.id))) return old !== undefined;
    const some = await deleteSome(tx, 'import_rows', 'row', old.id);
    if (!some) await tx.query('DELETE FROM imports WHERE agency_id = $1 AND id = $2', [agencyId, old.id]);
    return true;
  }
}
