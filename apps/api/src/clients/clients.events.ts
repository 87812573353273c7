import { Injectable } from '@nestjs/common';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Jobs, type EventPayload } from '../core/jobs/jobs.js';

/** Days until a record in the trash is purged. */
export const TRASH_DAYS = 30;

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    /** Format of earlier versions; such events may still be queued for up to 30 days. */
    'client-trashed': { agencyId: string; clientId: string; deletedAt: string };
    'clients-trashed': { agencyId: string; clientIds: string[]; deletedAt: string };
  }
}

@Injectable()
export class ClientsEvents {
  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.on('clients-trashed', (event) => this.purge(event));
    jobs.on('client-trashed', ({ clientId, ...event }) => this.purge({ ...event, clientIds: [clientId] }));
  }

  /**
   * Purges clients, except those restored in the meantime, or restored and deleted again: the later deletion has its own
   * event. A client with a signed report stays in the trash, because the law requires the report to be kept.
   */
  private async purge({ agencyId, clientIds, deletedAt }: EventPayload['clients-trashed']): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    if (!system) return;
    await this.db.write(automation(agencyId, system), (tx) =>
      tx.query(
        `DELETE FROM clients c WHERE c.agency_id = $1 AND c.id = ANY ($2::uuid[]) AND c.deleted_at = $3
           AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.agency_id = c.agency_id AND s.client_id = c.id)`,
        [agencyId, clientIds, new Date(deletedAt)],
      ),
    );
  }
}
