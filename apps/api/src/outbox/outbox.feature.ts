import type { Feature } from '../core/feature.js';
import { OutboxModule } from './outbox.module.js';

export const outboxFeature: Feature = { module: OutboxModule };
