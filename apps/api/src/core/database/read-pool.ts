import pg from 'pg';
import type { Actor } from '../auth/actor.js';
import { overloaded } from '../errors.js';
import { beginSession, type SessionSettings } from './session.js';
import { StatementNames } from './statement-names.js';

const CONNECTIONS = 10;
const MAX_WAITING = 50;

/** Whether PostgreSQL may reuse a generic plan, or makes a custom plan for the values of each execution. */
export type PlanMode = 'generic' | 'custom';

/**
 * What a connection for reads asks of PostgreSQL. The last two make the plans of a foreign server those that were
 * measured: its defaults expect discs that turn, and compile short statements at length.
 */
export const READ_SETTINGS: SessionSettings = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  TimeZone: 'UTC',
  random_page_cost: '1.1',
  jit: 'off',
};

/**
 * The read pool. A read is one statement outside a transaction: each connection remembers whose settings it
 * carries and is told only when they change, and statements are prepared once per connection. Measured as fast as a
 * bare pool, where a transaction around each read halves the throughput.
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
      // The pool waits for the promise, which its types do not say.
      // eslint-disable-next-line typescript/no-misused-promises
      onConnect: (client) => beginSession(client, READ_SETTINGS),
    });
    // Without a listener, a restart of PostgreSQL ends the process.
    this.pool.on('error', onError);
    // The pool listens to idle connections alone. One that breaks at work tells its statement, and the event that comes on top.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Runs one statement as the actor; with no actor, as nobody, to whom row-level security shows nothing. */
  async query<Row>(actor: Actor | undefined, text: string, values: unknown[], planMode: PlanMode = 'generic'): Promise<Row[]> {
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
      // An error of the server leaves the connection good; any other may have left it in the middle of something.
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

/** What the policies of row-level security read; `core/database/migrations` has the functions. */
const SETTINGS = `SELECT set_config('app.agency_id', $1, false), set_config('app.user_id', $2, false), set_config('app.visibility', $3, false)`;

/** The same at the start of a transaction and until its end, in one trip to PostgreSQL. */
export function beginStatement({ agencyId, userId, visibility }: Actor): string {
  const [agency, user, sees] = [agencyId, userId, visibility].map((value) => pg.escapeLiteral(value));
  return `BEGIN; SELECT set_config('app.agency_id', ${agency}, true), set_config('app.user_id', ${user}, true), set_config('app.visibility', ${sees}, true)`;
}
