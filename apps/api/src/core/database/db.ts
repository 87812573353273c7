import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Actor } from '../auth/actor.js';
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
 * Serialization failures and deadlocks, after which the database asks to be asked again, and foreign keys: a row that the
 * work had looked at was deleted before it was named, or named before it was deleted, which the work sees at its next try.
 */
const RETRYABLE = new Set(['40001', '40P01', '23503']);
/** Answered before anybody is known; each is a SECURITY DEFINER function that gives out one row for a secret. */
type AuthFunction =
  | 'caller'
  | 'passkey'
  | 'person'
  | 'system_user'
  | 'account_token'
  | 'job_owner'
  | 'user_by_email'
  | 'refresh_token'
  | 'agencies'
  | 'calendar_feed'
  | 'log_in_try'
  | 'log_in_untried'
  | 'log_in_succeeded'
  | 'signed_document';

/** The read pool and the unit of work: nothing else takes a connection. Both apply agency and visibility in the database itself. */
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
    // Once for the login, whose connections the queue of jobs has too.
    await requireOwnSessions(this.config.databaseUrl);
    await this.source.initialize();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.reads.close(), this.source.isInitialized ? this.source.destroy() : undefined]);
  }

  /**
   * One statement, as the actor. Name the scope in it all the same (`row-visibility.ts`): neither isolation layer relies on the other.
   * @param planMode `custom` where the best plan depends on the values; `generic` is faster
   */
  read<Row>(actor: Actor, text: string, values: unknown[] = [], planMode: PlanMode = 'generic'): Promise<Row[]> {
    return this.reads.query<Row>(actor, text, values, planMode);
  }

  /**
   * One transaction, as the actor; what `work` returns is kept as the answer to a repeated `Idempotency-Key`, so return
   * what the route answers. `work` may run again after a deadlock or a race: it must do nothing outside the transaction.
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

  /** Before there is an actor: asks one of the few functions that turn a secret into a row. */
  callAuthFunction<Row>(what: AuthFunction, values: unknown[]): Promise<Row[]> {
    return this.reads.query<Row>(undefined, `SELECT * FROM auth_${what}(${values.map((_, index) => `$${index + 1}`).join(', ')})`, values);
  }

  /** Who acts for the agency when nobody does; undefined when there is no such agency. */
  async systemUserOf(agencyId: string): Promise<string | undefined> {
    const [user] = await this.callAuthFunction<{ id: string }>('system_user', [agencyId]);
    return user?.id;
  }

  async ping(): Promise<void> {
    await this.reads.query(undefined, 'SELECT 1', []);
  }

  /** The entities, for building statements; it gives no connection. */
  get metadata(): Pick<DataSource, 'getMetadata'> {
    return this.source;
  }

  private async inTransaction<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    if (waiting(this.source) >= MAX_WAITING) throw overloaded();
    // TypeORM locks rows only in what it takes for a transaction.
    const runner: QueryRunner & { isTransactionActive: boolean } = this.source.createQueryRunner();
    try {
      // Statements of ours go past TypeORM, whose way for each is longer than theirs.
      const client = (await runner.connect()) as PoolClient;
      // BEGIN is pipelined. If it fails, later statements see no tenant settings, so that row-level security returns nothing.
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

/** How many writes wait for a connection; TypeORM keeps its pool on the driver without a type. */
function waiting(source: DataSource): number {
  const { master } = source.driver as unknown as { master?: { waitingCount: number } };
  return master?.waitingCount ?? 0;
}
