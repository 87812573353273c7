import type { Type } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';
import type { UnitOfWork } from './database/unit-of-work.js';

/** Declarations of a feature folder; `features.ts` lists them all, and everything central is derived from that list. */
export interface Feature {
  module: Type;
  /** Entities whose tables the feature owns. */
  entities?: readonly EntityClass[];
  /** Inserts the rows that each new agency begins with, in the transaction that creates the agency. */
  insertStart?: (tx: UnitOfWork) => Promise<void>;
}

export type EntityClass = new () => ObjectLiteral;

/** Injection token for the declarations of all features. */
export const DECLARED_FEATURES = Symbol('declared features');
