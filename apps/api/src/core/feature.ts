import type { INestApplicationContext, Type } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';
import type { PermissionRoles } from './auth/permissions.js';
import type { UnitOfWork } from './database/unit-of-work.js';
import type { TimelineKind } from './history/timeline-entry.entity.js';
import type { RecordType } from './records/record-type.js';

/** Layers above core, lowest first. A feature depends on features of its own layer, without a cycle, and of lower ones. */
export const LAYERS = ['base', 'records', 'across'] as const;

/**
 * Declarations of a feature folder; `features.ts` lists them all, and everything central is derived from that list.
 * A feature that derives something adds its property here with `declare module`: `notifications/notifications.feature.ts`.
 */
export interface Feature {
  module: Type;
  layer: (typeof LAYERS)[number];
  /** Entities whose tables the feature owns. */
  entities?: readonly EntityClass[];
  /** Types of the records that it stores; their lifecycle and the trash follow from them. */
  records?: readonly RecordType[];
  /** Inserts the rows that each new agency begins with, in the transaction that creates the agency. */
  insertStart?: (tx: UnitOfWork) => Promise<void>;
  /** Adds demo data to a new demo agency, after the features listed before. */
  loadDemo?: (agency: DemoAgency) => Promise<void>;
  permissions?: PermissionRoles;
  timelineKinds?: readonly TimelineKind[];
}

/** Demo agency that is being loaded. `demo/demo.ts` adds the records that the features build on. */
export interface DemoAgency {
  app: INestApplicationContext;
  agencyId: string;
  systemUserId: string;
  name: string;
  /** Id of the demo user with this e-mail address. */
  userIdOf: (email: string) => string;
}

export type EntityClass = new () => ObjectLiteral;

/** Injection token for the declarations of all features. */
export const DECLARED_FEATURES = Symbol('declared features');
