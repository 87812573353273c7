import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { DECLARED_FEATURES, type Feature } from '../feature.js';
import type { RecordType, TrashableRow } from './record-type.js';

/** All record types, as the features declare them. */
@Injectable()
export class RecordTypes {
  private readonly types: ReadonlyMap<string, RecordType>;

  constructor(@Inject(DECLARED_FEATURES) features: readonly Feature[]) {
    this.types = new Map(features.flatMap(({ records = [] }) => records).map((type) => [type.name, type]));
  }

  all(): RecordType[] {
    return [...this.types.values()];
  }

  /** Record types that have a trash. */
  trashable(): RecordType<TrashableRow>[] {
    return this.all().filter(({ trash }) => trash) as unknown as RecordType<TrashableRow>[];
  }

  /** Returns the condition in SQL over a row `t` of the type under which it is never purged. */
  keptCondition({ name }: RecordType<TrashableRow>): Sql {
    const conditions = this.all().flatMap(({ trash }) => trash?.keeps?.[name] ?? []);
    return conditions.length > 0 ? sql`(${join(conditions, ' OR ')})` : sql`false`;
  }
}
