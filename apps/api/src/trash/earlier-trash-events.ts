import { Injectable } from '@nestjs/common';
import { Jobs } from '../core/jobs/jobs.js';
import { Purge } from '../core/records/purge.js';

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'client-trashed': { agencyId: string; clientId: string; deletedAt: string };
    'clients-trashed': { agencyId: string; clientIds: string[]; deletedAt: string };
    'crm-action-trashed': { agencyId: string; actionId: string; deletedAt: string };
    'sheet-trashed': { agencyId: string; tab: string; id: string; deletedAt: string };
  }
}

/** Purges of earlier versions of Sestante, which may still be queued for up to 30 days. */
@Injectable()
export class EarlierTrashEvents {
  constructor(jobs: Jobs, purge: Purge) {
    jobs.on('client-trashed', ({ clientId, ...event }) => purge.run({ ...event, record: 'clients', ids: [clientId] }));
    jobs.on('clients-trashed', ({ clientIds, ...event }) => purge.run({ ...event, record: 'clients', ids: clientIds }));
    jobs.on('crm-action-trashed', ({ actionId, ...event }) => purge.run({ ...event, record: 'crm-actions', ids: [actionId] }));
    jobs.on('sheet-trashed', ({ tab, id, ...event }) => purge.run({ ...event, record: tab, ids: [id] }));
  }
}
