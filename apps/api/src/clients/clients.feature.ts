import type { Feature } from '../core/feature.js';
import { LongJobItem } from './client-bulk.entity.js';
import { Client, ClientTag } from './client.entity.js';
import { ClientsModule } from './clients.module.js';

export const clientsFeature: Feature = { module: ClientsModule, entities: [LongJobItem, Client, ClientTag] };
