import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Jobs } from '../core/jobs/jobs.js';

const BATCH_SIZE = 5_000;
const KEPT_DAYS = 30;

/** Deletes one batch of the results of the last pass over an import. @returns whether more may remain */
export async function deleteImportBatch(tx: UnitOfWork, importId: string): Promise<boolean> {
  const outcomes = await deleteSome(tx, sql`import_outcomes`, sql`row`, importId);
  return (await deleteSome(tx, sql`import_keys`, sql`key`, importId)) || outcomes;
}

/** Deletes a batch in key order, since row-level security lets the index serve the key but not the physical row position. */
async function deleteSome(tx: UnitOfWork, table: Sql, key: Sql, importId: string): Promise<boolean> {
  const [gone] = await tx.query<{
    some: boolean;
  }>(sql`WITH first_ones AS MATERIALIZED (SELECT s.${key} FROM ${table} s WHERE s.agency_id = ${tx.actor.agencyId} AND s.import_id = ${importId} ORDER BY s.${key} LIMIT ${integer(BATCH_SIZE)}),
     gone AS (DELETE FROM ${table} d WHERE d.agency_id = ${tx.actor.agencyId} AND d.import_id = ${importId} AND d.${key} <= (SELECT max(s.${key}) FROM first_ones s) RETURNING 1)
     SELECT EXISTS (SELECT FROM gone) AS some`);
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
      sql`SELECT i.id FROM imports i WHERE i.agency_id = ${agencyId} AND i.created_at < now() - make_interval(days => ${KEPT_DAYS}) ORDER BY i.created_at LIMIT 1`,
    );
    if (!old || (await deleteImportBatch(tx, old.id))) return old !== undefined;
    const some = await deleteSome(tx, sql`import_rows`, sql`row`, old.id);
    if (!some) await tx.query(sql`DELETE FROM imports WHERE agency_id = ${agencyId} AND id = ${old.id}`);
    return true;
  }
}
