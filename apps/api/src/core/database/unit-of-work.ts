import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../auth/actor.js';
import { notFound } from '../errors.js';
import { AuditEntry } from '../history/audit-entry.entity.js';
import type { NewTimelineEntry } from '../history/timeline-entry.entity.js';
import { TimelineEntry } from '../history/timeline-entry.entity.js';
import type { EventPayload, Jobs } from '../jobs/jobs.js';
import type { Statement } from './read-pool.js';
import { lockNumber } from './lock-number.js';
import { entityVisibleTo } from './row-visibility.js';

/** Columns that every tenant table has. */
export interface TenantRow extends ObjectLiteral {
  agencyId: string;
  id: string;
}

interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** SQLSTATE of a statement in a transaction in which an earlier one has failed. */
const FAILED_BEFORE = '25P02';

const DEFAULT = sql`DEFAULT`;
const COMMIT = sql`COMMIT`;
const columnNames = (columns: ColumnMetadata[]): Sql => raw(columns.map(({ databaseName }) => databaseName).join(', '));

/** One transaction: loads visible rows, changes them, adds timeline entries, publishes events. */
export class UnitOfWork {
  /** True once the COMMIT was confirmed. */
  committed = false;
  private committing = false;
  private firstFailure: unknown;

  constructor(
    readonly actor: Actor,
    private readonly connection: Connection,
    /** TypeORM's entity manager in this transaction, for work where speed does not matter. */
    readonly manager: EntityManager,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Loads a row and locks it against other writers until the transaction ends.
   * @param also columns and the values that they must have, `null` included
   * @param lock the weaker one lets others insert child rows meanwhile
   * @throws 404 when it does not exist, is not visible, or does not match `also`
   */
  async getForUpdate<Row extends TenantRow>(
    entity: EntityTarget<Row>,
    id: string,
    also?: Partial<Row>,
    lock: 'FOR UPDATE' | 'FOR NO KEY UPDATE' = 'FOR UPDATE',
  ): Promise<Row> {
    const [row] = await this.load(entity, [id], also, lock);
    if (!row) throw notFound();
    return row;
  }

  /** Returns the visible rows among the ids. Foreign keys bypass row-level security, so ids from a body must be checked here. */
  async findVisible<Row extends TenantRow>(entity: EntityTarget<Row>, ids: string[], also?: Partial<Row>, lock?: 'locked'): Promise<Row[]> {
    // Locks in id order, so that concurrent transactions cannot deadlock.
    return ids.length === 0 ? [] : this.load(entity, ids, also, lock ? 'ORDER BY t.id FOR UPDATE' : '');
  }

  /** Returns the name of an entity's table for a statement. */
  tableOf(entity: EntityTarget<ObjectLiteral>): Sql {
    return raw(this.manager.dataSource.getMetadata(entity).tablePath);
  }

  /** Runs one statement. Statements issued without awaiting the previous one are pipelined and run in order. */
  async query<Row>(statement: Sql): Promise<Row[]> {
    const { rows } = await this.execute(statement);
    return rows as Row[];
  }

  /** Inserts from the entity's columns directly: TypeORM's builder takes longer over a row than PostgreSQL does. */
  async insert<Row extends ObjectLiteral>(entity: EntityTarget<Row>, rows: Partial<Row> | Partial<Row>[]): Promise<void> {
    const all = Array.isArray(rows) ? rows : [rows];
    if (all.length === 0) return;
    const { tablePath, columns } = this.manager.dataSource.getMetadata(entity);
    const given = columns.filter(({ propertyName }) => all.some((row) => row[propertyName] !== undefined));
    const lines = all.map(
      (row) => sql`(${join(given.map((column) => (row[column.propertyName] === undefined ? DEFAULT : this.valueOf(column, row))))})`,
    );
    await this.query(sql`INSERT INTO ${raw(tablePath)} (${columnNames(given)}) VALUES ${join(lines)}`);
  }

  /** Inserts any number of rows in one short statement with one JSON value, which is cheaper than a parameter for each column. */
  async insertMany<Row extends ObjectLiteral>(entity: EntityTarget<Row>, rows: readonly Partial<Row>[]): Promise<void> {
    const [row] = rows;
    if (!row) return;
    if (rows.length === 1) return this.insert(entity, row);
    const { tablePath, columns } = this.manager.dataSource.getMetadata(entity);
    const given = columns.filter(({ propertyName }) => rows.some((one) => one[propertyName] !== undefined));
    const names = columnNames(given);
    const table = raw(tablePath);
    await this.query(
      sql`INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${table}, ${this.recordset(given, rows)}::jsonb)`,
    );
  }

  /**
   * @param where columns and the values that they must have; an undefined one would match more rows than intended
   * @returns how many rows were changed
   */
  async update<Row extends ObjectLiteral>(entity: EntityTarget<Row>, where: Partial<Row>, changes: Partial<Row>): Promise<number> {
    if (Object.values(where).some((value) => value === undefined)) throw new Error('A condition of an update has no value.');
    const { tablePath, columns } = this.manager.dataSource.getMetadata(entity);
    const equal = (row: Partial<Row>) =>
      columns
        .filter(({ propertyName }) => row[propertyName] !== undefined)
        .map((column) => sql`${raw(column.databaseName)} = ${this.valueOf(column, row)}`);
    const { rowCount } = await this.execute(
      sql`UPDATE ${raw(tablePath)} SET ${join(equal(changes), ', ')} WHERE ${join(equal(where), ' AND ')}`,
    );
    return rowCount ?? 0;
  }

  /**
   * Changes each of the rows, found by its key, with a single statement.
   * @param sets new values of each row, all of the same columns
   */
  async updateMany<Row extends ObjectLiteral>(
    entity: EntityTarget<Row>,
    rows: readonly Row[],
    sets: readonly Partial<Row>[],
  ): Promise<void> {
    const { tablePath, columns, primaryColumns } = this.manager.dataSource.getMetadata(entity);
    const keyOf = (row: Row) =>
      Object.fromEntries(primaryColumns.map(({ propertyName }) => [propertyName, row[propertyName]])) as Partial<Row>;
    const [row] = rows;
    const [set] = sets;
    if (!row || !set) return;
    if (rows.length === 1) return void (await this.update(entity, keyOf(row), set));
    const given = columns.filter(({ propertyName }) => set[propertyName] !== undefined);
    const written = this.recordset(
      [...primaryColumns, ...given],
      sets.map((values, index) => ({ ...values, ...keyOf(rows[index]!) })),
    );
    const table = raw(tablePath);
    const assignments = raw(given.map(({ databaseName }) => `${databaseName} = s.${databaseName}`).join(', '));
    await this.query(
      sql`UPDATE ${table} t SET ${assignments} FROM jsonb_populate_recordset(NULL::${table}, ${written}::jsonb) s
       WHERE t.agency_id = ${this.actor.agencyId} AND t.id = s.id`,
    );
  }

  /**
   * Pipelines the final statements together with COMMIT: one round trip less.
   * If a statement fails, PostgreSQL turns the COMMIT into a rollback; later statements throw.
   */
  async commitWith<T>(statements: () => Promise<T>): Promise<T> {
    // The answer to a repeated key is stored in the same transaction and does not exist yet.
    if (this.actor.idempotency) return statements();
    const answer = statements();
    const committed = this.execute(COMMIT);
    this.committing = true;
    const [result] = await Promise.all([answer, committed]);
    this.committed = true;
    return result;
  }

  /** Adds timeline entries in this transaction, so history and data never disagree. */
  addTimelineEntries(entries: (NewTimelineEntry & { subjectId: string })[]): Promise<void> {
    const { agencyId, userId: actorId, origin } = this.actor;
    const common = { agencyId, actorId, origin, at: new Date(), changes: [], link: null };
    return this.insertMany(
      TimelineEntry,
      entries.map((entry) => ({ id: uuidv7(), ...common, ...entry })),
    );
  }

  /**
   * Waits for an advisory lock, which is released when the transaction ends.
   * @param purpose the rows that it protects; no two purposes share a lock
   */
  async lock(purpose: string, owner: string = this.actor.agencyId): Promise<void> {
    await this.query(sql`SELECT pg_advisory_xact_lock(${lockNumber(purpose, owner)})`);
  }

  /** Takes the lock without waiting. @returns whether the lock was free */
  async tryLock(purpose: string, owner: string = this.actor.agencyId): Promise<boolean> {
    const [answer] = await this.query<{ taken: boolean }>(sql`SELECT pg_try_advisory_xact_lock(${lockNumber(purpose, owner)}) AS taken`);
    return answer?.taken ?? false;
  }

  /** Adds an audit entry in this transaction. */
  async audit(action: string, subjectId: string | null, details: Record<string, unknown> = {}): Promise<void> {
    const { agencyId, userId } = this.actor;
    await this.insert(AuditEntry, { agencyId, id: uuidv7(), at: new Date(), actorId: userId, action, subjectId, details });
  }

  /** Publishes an event, handled at least once after commit; a rollback discards it. */
  async publish<Name extends keyof EventPayload>(
    name: Name,
    payload: EventPayload[Name],
    options: { startAfter?: Date } = {},
  ): Promise<void> {
    const mine = { ...options, group: { id: this.actor.userId } };
    await this.jobs.send(name, payload, mine, async (text, values) => ({
      rows: (await this.execute({ text, values: values ?? [] })).rows,
    }));
  }

  /**
   * Runs the one change after which the actor may no longer see the row (reassigning it): PostgreSQL refuses a row that its
   * writer could not read back. Load the row with normal visibility first.
   */
  async withAgencyVisibility<T>(work: () => Promise<T>): Promise<T> {
    await this.query(sql`SELECT set_config('app.visibility', 'agency', true)`);
    const result = await work();
    await this.query(sql`SELECT set_config('app.visibility', ${this.actor.visibility}, true)`);
    return result;
  }

  private async load<Row extends TenantRow>(
    entity: EntityTarget<Row>,
    ids: string[],
    also: Partial<Row> | undefined,
    lock: 'FOR UPDATE' | 'FOR NO KEY UPDATE' | 'ORDER BY t.id FOR UPDATE' | '',
  ): Promise<Row[]> {
    const { tablePath, columns } = this.manager.dataSource.getMetadata(entity);
    const { driver } = this.manager.dataSource;
    const shown = columns.filter(({ isSelect }) => isSelect);
    const conditions = [
      ids.length === 1 ? sql`t.id = ${ids[0]}` : sql`t.id = ANY (${ids}::uuid[])`,
      ...columns
        .filter(({ propertyName }) => also && propertyName in also)
        .map((column) => {
          const value: unknown = also?.[column.propertyName];
          const name = raw(`t.${column.databaseName}`);
          return value === null ? sql`${name} IS NULL` : sql`${name} = ${driver.preparePersistentValue(value, column)}`;
        }),
      entityVisibleTo(this.actor, entity, 't'),
    ];
    const rows = await this.query<Record<string, unknown>>(
      sql`SELECT ${columnNames(shown)} FROM ${raw(tablePath)} t WHERE ${join(conditions, ' AND ')} ${raw(lock)}`,
    );
    return rows.map((row) => {
      const read = shown.map((column) => [column.propertyName, driver.prepareHydratedValue(row[column.databaseName], column)] as const);
      return Object.fromEntries(read) as Row;
    });
  }

  private async execute({ text, values }: Statement) {
    if (this.committing) throw new Error('The transaction has ended: no statement can follow commitWith.');
    try {
      return await this.connection.query(text, values);
    } catch (error) {
      this.firstFailure ??= error;
      // Pipelined statements after a failed one report only that it failed, and may be reported before it.
      throw (error as { code?: string }).code === FAILED_BEFORE ? this.firstFailure : error;
    }
  }

  /** Returns rows as JSON that `jsonb_populate_recordset` reads. */
  private recordset<Row extends ObjectLiteral>(columns: readonly ColumnMetadata[], rows: readonly Partial<Row>[]): string {
    const { driver } = this.manager.dataSource;
    const written = (column: ColumnMetadata, value: unknown): unknown =>
      column.type === 'jsonb' ? value : driver.preparePersistentValue(value, column);
    return JSON.stringify(
      rows.map((row) => Object.fromEntries(columns.map((column) => [column.databaseName, written(column, row[column.propertyName])]))),
    );
  }

  private valueOf(column: ColumnMetadata, row: ObjectLiteral): unknown {
    return this.manager.dataSource.driver.preparePersistentValue(row[column.propertyName], column);
  }
}
