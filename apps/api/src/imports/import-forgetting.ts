import { Injectable } from '@nestjs/common';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { Tx } from '../core/database/tx.js';
import { Jobs } from '../core/jobs/jobs.js';

const AT_ONCE = 5_000;
const KEPT_DAYS = 30;

/** What the last pass over an import has found, some at a time. @returns whether there may be more */
export async function forgetSome(tx: Tx, importId: string): Promise<boolean> {
  const [forgotten] = await tx.query<{ some: boolean }>(
    `WITH outcomes AS (DELETE FROM import_outcomes o WHERE o.agency_id = $1 AND o.import_id = $2
       AND o.ctid = ANY (ARRAY(SELECT s.ctid FROM import_outcomes s WHERE s.agency_id = $1 AND s.import_id = $2 LIMIT ${AT_ONCE})) RETURNING 1),
     keys AS (DELETE FROM import_keys k WHERE k.agency_id = $1 AND k.import_id = $2
       AND k.ctid = ANY (ARRAY(SELECT s.ctid FROM import_keys s WHERE s.agency_id = $1 AND s.import_id = $2 LIMIT ${AT_ONCE})) RETURNING 1)
     SELECT EXISTS (SELECT FROM outcomes) OR EXISTS (SELECT FROM keys) AS some`,
    [tx.actor.agencyId, importId],
  );
  return forgotten?.some ?? false;
}

/** Every night: files of a month ago with all their rows, which hold what the records hold, and more. */
@Injectable()
export class ImportForgetting {
  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.nightly('imports-forgotten', () => this.run());
  }

  async run(): Promise<void> {
    const agencies = await this.db.identify<{ agency_id: string; system_user_id: string }>('agencies', []);
    for (const { agency_id: agencyId, system_user_id: userId } of agencies) {
      for (let more = true; more;) more = await this.db.write(automation(agencyId, userId), (tx) => this.some(tx));
    }
  }

  /** @returns whether there may be more */
  private async some(tx: Tx): Promise<boolean> {
    const { agencyId } = tx.actor;
    const [old] = await tx.query<{ id: string }>(
      `SELECT i.id FROM imports i WHERE i.agency_id = $1 AND i.created_at < now() - make_interval(days => $2) ORDER BY i.created_at LIMIT 1`,
      [agencyId, KEPT_DAYS],
    );
    if (!old || (await forgetSome(tx, old.id))) return old !== undefined;
    const [row] = await tx.query<{ row: number }>(
      `WITH gone AS (DELETE FROM import_rows r WHERE r.agency_id = $1 AND r.import_id = $2
         AND r.ctid = ANY (ARRAY(SELECT s.ctid FROM import_rows s WHERE s.agency_id = $1 AND s.import_id = $2 LIMIT ${AT_ONCE})) RETURNING 1)
       SELECT 1 AS row FROM gone LIMIT 1`,
      [agencyId, old.id],
    );
    if (!row) await tx.query('DELETE FROM imports WHERE agency_id = $1 AND id = $2', [agencyId, old.id]);
    return true;
  }
}
