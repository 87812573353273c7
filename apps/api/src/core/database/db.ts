import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type EntityTarget, type ObjectLiteral, type QueryRunner } from 'typeorm';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { automation, type Actor } from '../auth/actor.js';
import type { Role, Visibility } from '../auth/permissions.js';
import { Config } from '../config.js';
import { overloaded, viewOnly } from '../errors.js';
import { Jobs } from '../jobs/jobs.js';
import { Keys } from '../keys.js';
import { DECLARED_FEATURES, type Feature } from '../feature.js';
import { Log } from '../log.js';
import { entitiesOf } from './core-entities.js';
import { appDataSource } from './data-source.js';
import { IdempotencyLock } from './idempotency.js';
import { beginStatement, ReadPool, type PlanMode } from './read-pool.js';
import { requireOwnSessions } from './session.js';
import { UnitOfWork } from './unit-of-work.js';

const MAX_WAITING = 50;
const MAX_ATTEMPTS = 3;
/**
 * SQLSTATEs after which the work is retried: serialization failures, deadlocks, and foreign key violations, since a
 * referenced row may have been deleted concurrently, which the next try then sees.
 */
const RETRYABLE = new Set(['40001', '40P01', '23503']);
/**
 * Functions that run as the owner and may be called before there is an actor, each with the row that it returns for a secret.
 * Each feature adds its own beside the caller, with `declare module '../core/database/db.js' { interface AuthFunctions { … } }`.
 */
export interface AuthFunctions {
  caller: { agency_id: string; role: Role; visibility: Visibility; lacks_second_factor: boolean };
  person: { role: Role; visibility: Visibility };
  system_user: { id: string };
  agencies: { agency_id: string; system_user_id: string };
}

/**
 * Access to the database: the read pool and the unit of work. Nothing else takes a connection, and both apply tenant filter
 * and visibility in the database itself.
 */
@Injectable()
export class Db implements OnModuleInit, OnApplicationShutdown {
  private readonly reads: ReadPool;
  private readonly source: DataSource;

  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly keys: Keys,
    log: Log,
    @Inject(DECLARED_FEATURES) features: readonly Feature[],
  ) {
    const onError = (error: Error) => log.warn({ code: (error as { code?: string }).code }, 'A database connection was lost.');
    this.reads = new ReadPool(config.databaseUrl, onError);
    this.source = appDataSource(config.databaseUrl, entitiesOf(features), onError);
  }

  async onModuleInit(): Promise<void> {
    // Checked once for the login, whose connections the job queue uses as well.
    await requireOwnSessions(this.config.databaseUrl);
    await this.source.initialize();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.reads.close(), this.source.isInitialized ? this.source.destroy() : undefined]);
  }

  /**
   * Runs one statement as the actor. The statement must still name the tenant filter (`row-visibility.ts`): neither
   * isolation layer relies on the other.
   * @param planMode `custom` where the best plan depends on the values; `generic` is faster
   */
  read<Row>(actor: Actor, statement: Sql, planMode?: PlanMode): Promise<Row[]> {
    return this.reads.query<Row>(actor, statement, planMode);
  }

  /**
   * Runs a read that the audit trail records: the statement itself adds the entry, if it returns a row. In a "view as" session
   * the entry names the admin.
   */
  readAudited<Row>(
    actor: Actor,
    statement: Sql,
    entry: { action: string; subjectId?: string | undefined; details?: object },
  ): Promise<Row[]> {
    const { agencyId, userId, viewedBy } = actor;
    const details = JSON.stringify({ ...entry.details, ...(viewedBy ? { viewedAs: userId } : {}) });
    return this.read<Row>(
      actor,
      sql`WITH found AS MATERIALIZED (${statement}), entry AS (
          INSERT INTO audit_entries (agency_id, id, at, actor_id, action, subject_id, details)
          SELECT ${agencyId}::uuid, app_uuid7(), now(), ${viewedBy ?? userId}::uuid, ${entry.action}, ${entry.subjectId ?? null}::uuid, ${details}::jsonb
          WHERE EXISTS (SELECT 1 FROM found))
        SELECT * FROM found`,
    );
  }

  /**
   * Runs one transaction as the actor. The result of `work` is stored as the answer to a repeated `Idempotency-Key`, so
   * return what the route answers. `work` may run again after a deadlock or a race: it must have no side effects outside
   * the transaction.
   */
  async write<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    if (actor.readOnly) throw viewOnly();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.inTransaction(actor, work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  /** Calls one of the functions that exchange a secret for a row, before there is an actor. */
  callAuthFunction<Name extends keyof AuthFunctions>(name: Name, values: unknown[]): Promise<AuthFunctions[Name][]> {
    return this.reads.query<AuthFunctions[Name]>(
      undefined,
      sql`SELECT * FROM ${raw(`auth_${name}`)}(${values.length > 0 ? join(values) : empty})`,
    );
  }

  /** Returns the user that acts for the agency in automatic work; undefined when there is no such agency. */
  async systemUserOf(agencyId: string): Promise<string | undefined> {
    const [user] = await this.callAuthFunction('system_user', [agencyId]);
    return user?.id;
  }

  /** Returns the actor of automatic work of each agency, for jobs that run for all of them. */
  async automations(): Promise<Actor[]> {
    const agencies = await this.callAuthFunction('agencies', []);
    return agencies.map(({ agency_id: agencyId, system_user_id: userId }) => automation(agencyId, userId));
  }

  async ping(): Promise<void> {
    await this.reads.query(undefined, sql`SELECT 1`);
  }

  /** Entity metadata for building statements, without access to a connection. */
  get metadata(): Pick<DataSource, 'getMetadata'> {
    return this.source;
  }

  /** Returns the name of an entity's table for a statement. */
  tableOf(entity: EntityTarget<ObjectLiteral>): Sql {
    return raw(this.source.getMetadata(entity).tablePath);
  }

  private async inTransaction<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    if (waiting(this.source) >= MAX_WAITING) throw overloaded();
    // TypeORM locks rows only when it believes that a transaction is active.
    const runner: QueryRunner & { isTransactionActive: boolean } = this.source.createQueryRunner();
    try {
      // Own statements bypass TypeORM, whose overhead for each is longer than their execution.
      const client = (await runner.connect()) as PoolClient;
      // BEGIN is pipelined. If it fails, later statements have no tenant settings, so that row-level security returns
      // nothing.
      const beginSent = client.query(beginStatement(actor));
      runner.isTransactionActive = true;
      beginSent.catch(() => undefined);
      const lock = actor.idempotency && (await IdempotencyLock.acquire(runner.manager, this.keys, actor, actor.idempotency));
      const tx = new UnitOfWork(actor, client, runner.manager, this.jobs);
      const result = await work(tx);
      await lock?.storeResponse(result);
      await beginSent;
      if (!tx.committed) await client.query('COMMIT');
      runner.isTransactionActive = false;
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Returns how many writes wait for a connection; TypeORM keeps its pool on the driver without a type. */
function waiting(source: DataSource): number {
  const { master } = source.driver as unknown as { master?: { waitingCount: number } };
  return master?.waitingCount ?? 0;
}
