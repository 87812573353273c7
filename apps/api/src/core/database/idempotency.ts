import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../auth/actor.js';
import { conflict, Problem } from '../errors.js';
import type { Keys } from '../keys.js';
import { lockNumber } from './lock-number.js';

const SEALED_FOR = 'idempotent-answer';

/** First answer to an `Idempotency-Key`, kept for 24 hours; sealed, because it may hold secrets that no table stores in clear. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @PrimaryColumn('text') route: string;
  @PrimaryColumn('text') key: string;
  @Column('text', { name: 'body_hash' }) bodyHash: string;
  @Column('text', { nullable: true }) answer: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
}

/** Thrown out of the transaction when the key has been answered before, so that the work does not run again. */
export class IdempotentReplay extends Error {
  constructor(readonly answer: unknown) {
    super('already answered');
  }
}

/** Lock on an `Idempotency-Key`, held until the transaction ends. */
export class IdempotencyLock {
  private constructor(
    private readonly manager: EntityManager,
    private readonly keys: Keys,
    private readonly row: Omit<IdempotencyKey, 'answer' | 'createdAt'>,
  ) {}

  /**
   * @throws IdempotentReplay when the same request was answered before, 422 when the key came with another body, 409 while
   * the first request is still running or when its answer was sealed with a lost key
   */
  static async acquire(
    manager: EntityManager,
    keys: Keys,
    actor: Actor,
    request: NonNullable<Actor['idempotency']>,
  ): Promise<IdempotencyLock> {
    const row = { agencyId: actor.agencyId, userId: actor.userId, route: request.route, key: request.key, bodyHash: request.bodyHash };
    const name = [row.agencyId, row.userId, row.route, row.key].join('\n');
    const [lock] = await run<{ taken: boolean }>(
      manager,
      sql`SELECT pg_try_advisory_xact_lock(${lockNumber('idempotency key', name)}) AS taken`,
    );
    if (!lock?.taken) throw conflict('idempotency-key-in-use', 'The first request with this key is still in progress.');
    const { bodyHash, ...identity } = row;
    const known = await manager.findOneBy(IdempotencyKey, identity);
    if (!known) return new IdempotencyLock(manager, keys, row);
    if (known.bodyHash !== bodyHash) throw new Problem(422, 'idempotency-key-reused', 'This key was used with another body.');
    throw new IdempotentReplay(known.answer === null ? null : opened(keys, known.answer));
  }

  async storeResponse(answer: unknown): Promise<void> {
    const { agencyId, userId, route, key, bodyHash } = this.row;
    const sealed = answer === undefined ? null : this.keys.seal(SEALED_FOR, JSON.stringify(answer));
    await run(
      this.manager,
      sql`INSERT INTO idempotency_keys (agency_id, user_id, route, key, body_hash, answer, created_at)
        VALUES (${agencyId}, ${userId}, ${route}, ${key}, ${bodyHash}, ${sealed}, now())`,
    );
  }
}

function opened(keys: Keys, sealed: string): unknown {
  let text: string;
  try {
    text = keys.open(SEALED_FOR, sealed);
  } catch {
    throw conflict(
      'idempotent-answer-unreadable',
      'The first request with this key succeeded, but its stored answer can no longer be decrypted.',
    );
  }
  return JSON.parse(text);
}

const run = <Row>(manager: EntityManager, { text, values }: Sql): Promise<Row[]> => manager.query(text, values);
