import type { EntityClass, Feature } from '../feature.js';
import { AuditEntry } from '../history/audit-entry.entity.js';
import { TimelineEntry } from '../history/timeline-entry.entity.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import { IdempotencyKey } from './idempotency.js';

const CORE_ENTITIES: readonly EntityClass[] = [TimelineEntry, AuditEntry, MailMessage, IdempotencyKey];

/** Returns every table that TypeORM maps: those of core and those of the features. */
export const entitiesOf = (features: readonly Feature[]): EntityClass[] => [
  ...CORE_ENTITIES,
  ...features.flatMap(({ entities = [] }) => entities),
];
