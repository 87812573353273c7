import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { Actor } from '../auth/actor.js';
import { overloaded } from '../errors.js';
import { beginSession, type SessionSettings } from './session.js';
import { StatementNames } from './statement-names.js';

export type Statement = Pick<Sql, 'text' | 'values'>;
const CONNECTIONS = 10;
const MAX_WAITING = 50;

/** Plan choice of PostgreSQL: reuse a generic plan, or make a custom plan for the values of each execution. */
export type PlanMode = 'generic' | 'custom';

/**
 * Settings of a read connection. The last two make a foreign server plan as measured: its defaults assume spinning disks
 * and compile short statements at length.
 */
export const READ_SETTINGS: SessionSettings = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  TimeZone: 'UTC',
  random_page_cost: '1.1',
  jit: 'off',
};

/**
 * The read pool. A read is one statement outside a transaction: each connection remembers the tenant settings it carries
 * and sets them only when they change, and statements are prepared once per connection. Measured as fast as a bare pool,
 * where a transaction around each read halves the throughput.
 */
export class ReadPool {
  private readonly pool: pg.Pool;
  private readonly settingsOf = new WeakMap<pg.PoolClient, string>();
  private readonly names = new StatementNames();

  constructor(url: string, onError: (error: Error) => void) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 60_000,
      application_name: 'sestante-read',
      // The pool awaits the promise, which its types do not declare.
      // eslint-disable-next-line typescript/no-misused-promises
      onConnect: (client) => beginSession(client, READ_SETTINGS),
    });
    // Without a listener, a restart of PostgreSQL would end the process.
    this.pool.on('error', onError);
    // The pool listens only to idle connections. A busy one that breaks rejects its statement, and its error event needs a
    // listener too.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Runs one statement as the actor; without an actor, row-level security returns no rows. */
  async query<Row>(actor: Actor | undefined, { text, values }: Statement, planMode: PlanMode = 'generic'): Promise<Row[]> {
    if (this.pool.waitingCount >= MAX_WAITING) throw overloaded();
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      const settings = actor ? `${actor.agencyId} ${actor.userId} ${actor.visibility}` : '';
      if (this.settingsOf.get(client) !== settings) {
        this.settingsOf.delete(client);
        await client.query({
          name: 'settings',
          text: SETTINGS,
          values: actor ? [actor.agencyId, actor.userId, actor.visibility] : ['', '', ''],
        });
        this.settingsOf.set(client, settings);
      }
      const { rows } = await client.query({ name: planMode === 'generic' ? this.names.of(text) : undefined, text, values });
      return rows as Row[];
    } catch (error) {
      // A server error leaves the connection usable; any other may have left it in an undefined state.
      if (!(error instanceof pg.DatabaseError) || /^(57P|08)/.test(error.code ?? '')) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/** Settings that the row-level security policies read; `database/functions` has the functions that return them. */
const SETTINGS = `SELECT set_config('app.agency_id', $1, false), set_config('app.user_id', $2, false), set_config('app.visibility', $3, false)`;

/** Returns the statement that begins a transaction with the actor's settings, in one round trip. */
export function beginStatement({ agencyId, userId, visibility }: Actor): string {
  const [agency, user, sees] = [agencyId, userId, visibility].map((value) => pg.escapeLiteral(value));
  return `BEGIN; SELECT set_config('app.agency_id', ${agency}, true), set_config('app.user_id', ${user}, true), set_config('app.visibility', ${sees}, true)`;
}
