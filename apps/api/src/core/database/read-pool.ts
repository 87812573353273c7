import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Actor } from '../auth/actor.js';
import { overloaded } from '../errors.js';

const CONNECTIONS = 10;
const MOST_WAITING = 50;
const MOST_NAMED = 300;

/** Whether PostgreSQL may keep the plan of a statement, which then looks at no values, or plans it for each. */
export type Planned = 'once' | 'each time';

/**
 * The door for reads. A read is one statement outside a transaction: each connection remembers whose settings it
 * carries and is told only when they change, and statements are prepared once per connection. Measured as fast as a
 * bare pool, where a transaction around each read halves the throughput.
 */
export class ReadPool {
  private readonly pool: pg.Pool;
  private readonly carries = new WeakMap<pg.PoolClient, string>();
  private readonly names = new Map<string, string>();

  constructor(url: string, onError: (error: Error) => void) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 60_000,
      application_name: 'sestante-read',
      options: '-c statement_timeout=5000 -c lock_timeout=2000 -c timezone=UTC',
    });
    // Without a listener, a restart of PostgreSQL ends the process.
    this.pool.on('error', onError);
    // The pool listens to idle connections alone. One that breaks at work tells its statement, and the event that comes on top.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Runs one statement as the actor; with no actor, as nobody, to whom row-level security shows nothing. */
  async query<Row>(actor: Actor | undefined, text: string, values: unknown[], planned: Planned = 'once'): Promise<Row[]> {
    if (this.pool.waitingCount >= MOST_WAITING) throw overloaded();
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      const settings = actor ? `${actor.agencyId} ${actor.userId} ${actor.visibility}` : '';
      if (this.carries.get(client) !== settings) {
        this.carries.delete(client);
        await client.query({
          name: 'settings',
          text: SETTINGS,
          values: actor ? [actor.agencyId, actor.userId, actor.visibility, false] : ['', '', '', false],
        });
        this.carries.set(client, settings);
      }
      const { rows } = await client.query({ name: planned === 'once' ? this.nameOf(text) : undefined, text, values });
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

  /** Statements of common shapes are prepared; past a number, filters come in too many shapes to keep each on every connection. */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.names.size >= MOST_NAMED) return known;
    const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    this.names.set(text, name);
    return name;
  }
}

/** What the policies of row-level security read; `core/database/migrations` has the functions. */
export const SETTINGS = `SELECT set_config('app.agency_id', $1, $4), set_config('app.user_id', $2, $4), set_config('app.visibility', $3, $4)`;
