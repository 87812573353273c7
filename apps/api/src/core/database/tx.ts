import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
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
  async visible<Row extends TenantRow>(entity: EntityTarget<Row>, ids: string[], also?: FindOptionsWhere<Row>, lock?: 'locked'): Promise<Row[]> {
    if (ids.length === 0) return [];
    const query = this.manager.createQueryBuilder(entity, 'row').where('row.id IN (:...ids)', { ids });
    if (lock) query.setLock('pessimistic_write').orderBy('row.id');
    if (also) query.andWhere(also);
    whereVisible(this.actor, query);
    return query.getMany();
  }

  /** TypeORM's types do not admit columns of any JSON; these two do, and nothing else differs. */
  async insert<Row extends ObjectLiteral>(entity: EntityTarget<Row>, rows: Partial<Row> | Partial<Row>[]): Promise<void> {
    await this.manager.insert(entity, rows as QueryDeepPartialEntity<Row>);
  }

  /** @returns how many rows were changed */
  async update<Row extends ObjectLiteral>(entity: EntityTarget<Row>, where: FindOptionsWhere<Row>, changes: Partial<Row>): Promise<number> {
    const { affected } = await this.manager.update(entity, where, changes as QueryDeepPartialEntity<Row>);
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
}
