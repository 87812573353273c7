import { Injectable } from '@nestjs/common';
import { automation } from '../auth/actor.js';
import { Db } from '../database/db.js';
import { Jobs } from './jobs.js';

/** Deletes expired data once a night, agency by agency: answers to repeated requests, ended sessions, and old jobs and mail. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.nightly('housekeeping', () => this.run());
  }

  async run(): Promise<void> {
    const agencies = await this.db.callAuthFunction<{ agency_id: string; system_user_id: string }>('agencies', []);
    for (const { agency_id: agencyId, system_user_id: userId } of agencies) {
      await this.db.write(automation(agencyId, userId), async (tx) => {
        await tx.manager.query(`DELETE FROM idempotency_keys WHERE agency_id = $1 AND created_at < now() - interval '24 hours'`, [
          agencyId,
        ]);
        await tx.manager.query(`DELETE FROM sessions WHERE agency_id = $1 AND least(expires_at, ended_at) < now() - interval '90 days'`, [
          agencyId,
        ]);
        await tx.query('SELECT forget_old_work()');
      });
    }
  }
}
