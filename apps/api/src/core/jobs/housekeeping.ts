import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Db } from '../database/db.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from './jobs.js';

/** Deletes expired data once a night, agency by agency: answers to repeated requests, old jobs and mail, and what the features register. */
@Injectable()
export class Housekeeping {
  private readonly deletions: ((tx: UnitOfWork) => Promise<unknown>)[] = [];

  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.nightly('housekeeping', () => this.run());
  }

  /** Registers the deletion of a feature's expired rows, in the nightly transaction of each agency. */
  onEachAgency(deletion: (tx: UnitOfWork) => Promise<unknown>): void {
    this.deletions.push(deletion);
  }

  async run(): Promise<void> {
    for (const actor of await this.db.automations()) {
      await this.db.write(actor, async (tx) => {
        await tx.query(sql`DELETE FROM idempotency_keys WHERE agency_id = ${actor.agencyId} AND created_at < now() - interval '24 hours'`);
        for (const deletion of this.deletions) await deletion(tx);
        await tx.query(sql`SELECT forget_old_work()`);
      });
    }
  }
}
