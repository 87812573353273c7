import { Injectable } from '@nestjs/common';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Jobs } from '../core/jobs/jobs.js';
import { Client } from './client.entity.js';

/** What is in the trash goes for good after so many days. */
export const TRASH_DAYS = 30;

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'client-trashed': { agencyId: string; clientId: string; deletedAt: string };
  }
}

@Injectable()
export class ClientsEvents {
  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.on('client-trashed', (event) => this.purge(event));
  }

  /** Does nothing when the client was restored meanwhile, or restored and deleted again: that deletion has its own event. */
  private async purge({ agencyId, clientId, deletedAt }: { agencyId: string; clientId: string; deletedAt: string }): Promise<void> {
    const system = (await this.db.identify<{ agency_id: string; system_user_id: string }>('agencies', [])).find(
      (agency) => agency.agency_id === agencyId,
    );
    if (!system) return;
    await this.db.write(automation(agencyId, system.system_user_id), (tx) =>
      tx.manager.delete(Client, { agencyId, id: clientId, deletedAt: new Date(deletedAt) }),
    );
  }
}
