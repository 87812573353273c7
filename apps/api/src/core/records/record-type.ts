import type { ObjectLiteral } from 'typeorm';
import type { Sql } from 'sql-template-tag';
import type { Actor } from '../auth/actor.js';
import type { TimelineKind } from '../history/timeline-entry.entity.js';

/** Columns that every record has. A record without an `id` is the only one of its type in the agency, such as its settings. */
export interface RecordRow extends ObjectLiteral {
  agencyId: string;
  version: number;
}

/** Columns of a record that can be moved to the trash. */
export interface TrashableRow extends RecordRow {
  id: string;
  createdById: string;
  deletedAt: Date | null;
  deletedById: string | null;
}

/** Returns the columns that the server sets on a new record. */
export const newRecord = ({ agencyId, userId }: Pick<Actor, 'agencyId' | 'userId'>, id: string, now: Date) => ({
  agencyId,
  id,
  createdById: userId,
  createdAt: now,
  updatedAt: now,
  deletedAt: null,
  deletedById: null,
  version: 1,
});

/** `deleted` moves a record to the trash, `purged` deletes it for good. */
export type RecordOperation = 'created' | 'updated' | 'deleted' | 'restored' | 'purged';

/** Declaration of a type of record: its names, and how its lifecycle differs. docs/decisions/0027 */
export interface RecordType<Row extends RecordRow = RecordRow> {
  /** Plural noun in routes and permissions, such as `clients`. */
  name: string;
  /** Singular noun for English titles, such as `Client`. */
  noun: string;
  entity: new () => Row;
  /** Where its changes are shown; absent for records without a timeline. */
  timeline?: {
    /** Kinds of the entries; an operation without one adds no entry. */
    kinds: Partial<Record<RecordOperation, TimelineKind>>;
    /** Id of the record in whose timeline they are shown: the record itself, or its parent. */
    subjectOf(row: Row): string;
    /** API path of the record. */
    linkTo?(row: Row): string;
  };
  /** Absent for records that are deleted at once. */
  trash?: {
    /** Column with the name that the trash shows; `display_name` unless given. */
    displayName?: Sql;
    /** Parent without which the record is neither listed nor restored, and the column with its id. */
    parent?: { table: Sql; column: Sql };
    /** Conditions in SQL over a row `t`, by record type, under which its records are never purged. */
    keeps?: Readonly<Record<string, Sql>>;
  };
}
