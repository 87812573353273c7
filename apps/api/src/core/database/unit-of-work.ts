import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import { notFound } from '../errors.js';
import { AuditEntry } from '../history/audit-entry.entity.js';
import type { NewTimelineEntry } from '../history/timeline-entry.entity.js';
import { TimelineEntry } from '../history/timeline-entry.entity.js';
import type { EventPayload, Jobs } from '../jobs/jobs.js';
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

  /** Runs one statement. Statements issued without awaiting the previous one are pipelined and run in order. */
  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.execute(text, values);
    return rows as Row[];
  }

  /** Inserts from the entity's columns directly: TypeORM's builder takes longer over a row than PostgreSQL does. */
  async insert<Row extends ObjectLiteral>(entity: EntityTarget<Row>, rows: Partial<Row> | Partial<Row>[]): Promise<void> {
    const all = Array.isArray(rows) ? rows : [rows];
    if (all.length === 0) return;
    const { tablePath, columns } = this.manager.dataSource.getMetadata(entity);
    const given = columns.filter(({ propertyName }) => all.some((row) => row[propertyName] !== undefined));
    const values: unknown[] = [];
    const bind = this.binder(values);
    const lines = all.map(
      (row) => `(${given.map((column) => (row[column.propertyName] === undefined ? 'DEFAULT' : bind(column, row))).join(', ')})`,
    );
    await this.query(
      `INSERT INTO ${tablePath} (${given.map(({ databaseName }) => databaseName).join(', ')}) VALUES ${lines.join(', ')}`,
      values,
    );
  }

  /** Inserts any number of rows in one short statement with one JSON value, which is cheaper than a parameter for each column. */
  async insertMany<Row extends ObjectLiteral>(entity: EntityTarget<Row>, rows: readonly Partial<Row>[]): Promise<void> {
    const [row] = rows;
    if (!row) return;
    if (rows.length === 1) return this.insert(entity, row);
    const { tablePath, columns } = this.manager.dataSource.getMetadata(entity);
    const given = columns.filter(({ propertyName }) => rows.some((one) => one[propertyName] !== undefined));
    const names = given.map(({ databaseName }) => databaseName).join(', ');
    await this.query(`INSERT INTO ${tablePath} (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::${tablePath}, $1::jsonb)`, [
      this.recordset(given, rows),
    ]);
  }

  /**
   * @param where columns and the values that they must have; an undefined one would match more rows than intended
   * @returns how many rows were changed
   */
  async update<Row extends ObjectLiteral>(entity: EntityTarget<Row>, where: Partial<Row>, changes: Partial<Row>): Promise<number> {
    if (Object.values(where).some((value) => value === undefined)) throw new Error('A condition of an update has no value.');
    const { tablePath, columns } = this.manager.dataSource.getMetadata(entity);
    const values: unknown[] = [];
    const bind = this.binder(values);
    const equal = (row: Partial<Row>) =>
      columns
        .filter(({ propertyName }) => row[propertyName] !== undefined)
        .map((column) => `${column.databaseName} = ${bind(column, row)}`);
    const text = `UPDATE ${tablePath} SET ${equal(changes).join(', ')} WHERE ${equal(where).join(' AND ')}`;
    const { rowCount } = await this.execute(text, values);
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
    await this.query(
      `UPDATE ${tablePath} t SET ${given.map(({ databaseName }) => `${databaseName} = s.${databaseName}`).join(', ')}
       FROM jsonb_populate_recordset(NULL::${tablePath}, $2::jsonb) s WHERE t.agency_id = $1 AND t.id = s.id`,
      [
        this.actor.agencyId,
        this.recordset(
          [...primaryColumns, ...given],
          sets.map((values, index) => ({ ...values, ...keyOf(rows[index]!) })),
        ),
      ],
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
    const committed = this.execute('COMMIT', []);
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
    await this.query('SELECT pg_advisory_xact_lock($1)', [lockNumber(purpose, owner)]);
  }

  /** Takes the lock without waiting. @returns whether the lock was free */
  async tryLock(purpose: string, owner: string = this.actor.agencyId): Promise<boolean> {
    const [answer] = await this.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [lockNumber(purpose, owner)]);
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
    await this.jobs.send(name, payload, mine, async (text, values) => ({ rows: await this.query(text, values) }));
  }

  /**
   * Runs the one change after which the actor may no longer see the row (reassigning it): PostgreSQL refuses a row that its
   * writer could not read back. Load the row with normal visibility first.
   */
  async withAgencyVisibility<T>(work: () => Promise<T>): Promise<T> {
    await this.query(`SELECT set_config('app.visibility', 'agency', true)`);
    const result = await work();
    await this.query(`SELECT set_config('app.visibility', $1, true)`, [this.actor.visibility]);
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
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const shown = columns.filter(({ isSelect }) => isSelect);
    const conditions = [
      ids.length === 1 ? `t.id = ${bind(ids[0])}` : `t.id = ANY (${bind(ids)}::uuid[])`,
      ...columns
        .filter(({ propertyName }) => also && propertyName in also)
        .map((column) => {
          const value: unknown = also?.[column.propertyName];
          return `t.${column.databaseName} ${value === null ? 'IS NULL' : `= ${bind(driver.preparePersistentValue(value, column))}`}`;
        }),
      entityVisibleTo(this.actor, entity, 't', bind),
    ];
    const rows = await this.query<Record<string, unknown>>(
      `SELECT ${shown.map(({ databaseName }) => `t.${databaseName}`).join(', ')} FROM ${tablePath} t WHERE ${conditions.join(' AND ')} ${lock}`,
      values,
    );
    return rows.map((row) => {
      const read = shown.map((column) => [column.propertyName, driver.prepareHydratedValue(row[column.databaseName], column)] as const);
      return Object.fromEntries(read) as Row;
    });
  }

  private async execute(text: string, values: unknown[]) {
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

  private binder(values: unknown[]) {
    const { driver } = this.manager.dataSource;
    return (column: ColumnMetadata, row: ObjectLiteral) =>
      `$${values.push(driver.preparePersistentValue(row[column.propertyName], column))}`;
  }
}
