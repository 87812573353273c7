import { Injectable } from '@nestjs/common';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Jobs, type EventPayload } from '../core/jobs/jobs.js';
import { SheetProjection } from './sheet-projection.js';
import type { RecordTabName } from './sheet-tab-names.js';
import { SheetTabs } from './sheet-tab.js';

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    /** A payload without `clientId` is a record that belongs to the agency. */
    'sheet-trashed': { agencyId: string; clientId?: string; tab: RecordTabName; id: string; deletedAt: string };
  }
}

@Injectable()
export class SheetEvents {
  constructor(
    private readonly db: Db,
    private readonly rows: SheetProjection,
    private readonly tabs: SheetTabs,
    jobs: Jobs,
  ) {
    jobs.on('sheet-trashed', (event) => this.purge(event));
  }

  /** Does nothing if the record was restored in the meantime, even if it was deleted again: that deletion has its own event. */
  private async purge({ agencyId, tab, id, deletedAt }: EventPayload['sheet-trashed']): Promise<void> {
    const of = this.tabs.get(tab);
    const system = await this.db.systemUserOf(agencyId);
    if (!system) return;
    await this.db.write(automation(agencyId, system), (tx) =>
      tx.query(
        `DELETE FROM ${this.rows.tableOf(of)} t WHERE t.agency_id = $1 AND t.id = $2 AND t.deleted_at = $3 AND NOT ${of.kept ?? 'false'}`,
        [agencyId, id, new Date(deletedAt)],
      ),
    );
  }
}
