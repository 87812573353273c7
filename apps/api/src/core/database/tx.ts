import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import { notFound } from '../errors.js';
import { AuditEntry } from '../history/audit-entry.entity.js';
import type { HistoryLine } from '../history/timeline-entry.entity.js';
import { TimelineEntry } from '../history/timeline-entry.entity.js';
import type { EventPayload, Jobs } from '../jobs/jobs.js';
import { whereVisible } from './scope.js';

/** Every tenant row. */
export interface TenantRow extends ObjectLiteral {
  agencyId: string;
  id: string;
}

/** What a write may do: load through the scope, change, tell the history, publish. */
export class Tx {
  /** TypeORM's manager in this transaction, for the writes themselves. */
  readonly manager: EntityManager;

  constructor(
    readonly actor: Actor,
    private readonly runner: QueryRunner,
    private readonly jobs: Jobs,
  ) {
    this.manager = runner.manager;
  }

  /**
   * The row, locked against other writers until the transaction ends.
   * @throws 404 when it does not exist, is not visible, or is not as `also` says
   */
  async get<Row extends TenantRow>(entity: EntityTarget<Row>, id: string, also?: FindOptionsWhere<Row>): Promise<Row> {
    const query = this.manager.createQueryBuilder(entity, 'row').setLock('pessimistic_write').where('row.id = :id', { id });
    if (also) query.andWhere(also);
    whereVisible(this.actor, query);
    const row = await query.getOne();
    if (!row) throw notFound();
    return row;
  }

  /** Those of the ids that stand for visible rows. Foreign keys do not ask row-level security, so ids in a body are asked for here. */
  async visible<Row extends TenantRow>(
    entity: EntityTarget<Row>,
    ids: string[],
    also?: FindOptionsWhere<Row>,
    lock?: 'locked',
  ): Promise<Row[]> {
    if (ids.length === 0) return [];
    const query = this.manager.createQueryBuilder(entity, 'row').where('row.id IN (:...ids)', { ids });
    if (lock) query.setLock('pessimistic_write').orderBy('row.id');
    if (also) query.andWhere(also);
    whereVisible(this.actor, query);
    return query.getMany();
  }

  /** One statement. What is asked without waiting in between is sent together, and carried out in the order of asking. */
  query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.runner.query(text, values) as Promise<Row[]>;
  }

  /** Straight from the entity's columns: TypeORM's builder takes longer over a row than PostgreSQL does. */
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

  /**
   * @param where columns and the values that they must have; one left open would change more than was meant
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
    const { affected } = await this.runner.query(text, values, true);
    return affected ?? 0;
  }

  /** Writes into the timeline of `subjectId`, in this transaction: what is told has happened, what happened is told. */
  async tell(subjectId: string, line: HistoryLine): Promise<void> {
    await this.insert(TimelineEntry, {
      agencyId: this.actor.agencyId,
      id: uuidv7(),
      subjectId,
      actorId: this.actor.userId,
      origin: this.actor.origin,
      at: new Date(),
      changes: [],
      ...line,
    });
  }

  /** Writes into the audit trail, in this transaction. */
  async audit(action: string, subjectId: string | null, details: Record<string, unknown> = {}): Promise<void> {
    const { agencyId, userId } = this.actor;
    await this.insert(AuditEntry, { agencyId, id: uuidv7(), at: new Date(), actorId: userId, action, subjectId, details });
  }

  /** Handled after commit, at least once; gone with a rollback. */
  async publish<Name extends keyof EventPayload>(
    name: Name,
    payload: EventPayload[Name],
    options: { startAfter?: Date } = {},
  ): Promise<void> {
    await this.jobs.send(name, payload, options, async (text, values) => {
      const result = await this.runner.query(text, values, true);
      return { rows: result.records };
    });
  }

  /**
   * For the one change that may take a row out of the actor's own sight (handing it to somebody else): PostgreSQL
   * refuses a row that its writer could not read back. Load the row through the scope first.
   */
  async beyondOwnSight<T>(work: () => Promise<T>): Promise<T> {
    await this.runner.query(`SELECT set_config('app.visibility', 'agency', true)`);
    const result = await work();
    await this.runner.query(`SELECT set_config('app.visibility', $1, true)`, [this.actor.visibility]);
    return result;
  }

  private binder(values: unknown[]) {
    const { driver } = this.manager.dataSource;
    return (column: ColumnMetadata, row: ObjectLiteral) =>
      `$${values.push(driver.preparePersistentValue(row[column.propertyName], column))}`;
  }
}
