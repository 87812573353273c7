import type { RecordType } from '../core/records/record-type.js';
import { Client } from './client.entity.js';

export const CLIENTS: RecordType<Client> = {
  name: 'clients',
  noun: 'Client',
  entity: Client,
  timeline: {
    kinds: { created: 'created', updated: 'updated', deleted: 'deleted', restored: 'restored' },
    subjectOf: ({ id }) => id,
  },
  trash: {},
};
