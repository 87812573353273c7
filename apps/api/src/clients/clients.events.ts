import { In } from 'typeorm';
import { Injectable } from '@nestjs/common';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Jobs, type EventPayload } from '../core/jobs/jobs.js';
import { Client } from './client.entity.js';

/** What is in the trash goes for good after so many days. */
export const TRASH_DAYS = 30;

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    /** As an earlier version wrote it; some wait for their thirtieth day. */
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

  /** Does nothing when the client was restored meanwhile, or restored and deleted again: that deletion has its own event. */
  private async purge({ agencyId, clientIds, deletedAt }: EventPayload['clients-trashed']): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    if (!system) return;
    await this.db.write(automation(agencyId, system), (tx) =>
      tx.manager.delete(Client, { agencyId, id: In(clientIds), deletedAt: new Date(deletedAt) }),
    );
  }
}
