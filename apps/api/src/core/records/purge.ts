import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { automation } from '../auth/actor.js';
import { Db } from '../database/db.js';
import { Jobs, type EventPayload } from '../jobs/jobs.js';
import { RecordTypes } from './record-types.js';
import { purgeRecords } from './records.js';

declare module '../jobs/jobs.js' {
  interface EventPayload {
    /** @param record name of their type */
    'records-trashed': { agencyId: string; record: string; ids: string[]; deletedAt: string };
  }
}

/** Purges records that were in the trash for long enough. */
@Injectable()
export class Purge {
  constructor(
    private readonly db: Db,
    private readonly types: RecordTypes,
    jobs: Jobs,
  ) {
    jobs.on('records-trashed', (event) => this.run(event));
  }

  /**
   * Purges the records except those restored in the meantime, or restored and deleted again: the later deletion has its own
   * event. Records that another one keeps stay in the trash.
   */
  async run({ agencyId, record, ids, deletedAt }: EventPayload['records-trashed']): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    const type = this.types.trashable().find(({ name }) => name === record);
    if (!system || !type) return;
    await this.db.write(automation(agencyId, system), async (tx) => {
      const rows = await tx.findVisible(type.entity, ids, { deletedAt: new Date(deletedAt) }, 'locked');
      const kept = await tx.query<{ id: string }>(sql`SELECT t.id FROM ${tx.tableOf(type.entity)} t
         WHERE t.agency_id = ${agencyId} AND t.id = ANY (${ids}::uuid[]) AND ${this.types.keptCondition(type)}`);
      await purgeRecords(
        tx,
        type,
        rows.filter(({ id }) => !kept.some((row) => row.id === id)),
      );
    });
  }
}
