import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Session settings by name, each written as PostgreSQL shows it. */
export type SessionSettings = Record<string, string>;

type Connection = Pick<pg.ClientBase, 'query'>;

const MARK = 'app.session';
const ROUNDS = 3;
const PATIENCE_MS = 10_000;

/** Thrown when a pooler between the application and PostgreSQL shares sessions: settings and locks would leak between clients. */
export class SharedSessions extends Error {
  constructor(where: string) {
    super(
      `The server at ${where} shares a connection between clients from one transaction to the next, like PgBouncer in transaction mode: ` +
        'settings of one agency would leak to another. Connect Sestante to PostgreSQL directly, or set pool_mode = session.',
    );
    // Printed at start, so the message appears without a stack trace.
    this.stack = this.message;
  }
}

/**
 * Applies the settings to a new connection and verifies, in a second statement, that they persist. They are no start-up
 * options, because poolers refuse or ignore those.
 */
export async function beginSession(connection: Connection & { host?: string; port?: number }, settings: SessionSettings): Promise<void> {
  const wanted = { ...settings, [MARK]: randomUUID() };
  await set(connection, wanted);
  if (!(await carries(connection, wanted))) throw new SharedSessions(`${connection.host}:${connection.port}`);
}

/**
 * Alternates between two connections, in an order that reveals a shared one whichever way a pooler chooses servers: most
 * recent first, round robin, or a single one.
 * @throws SharedSessions
 */
export async function requireOwnSessions(url: string): Promise<void> {
  const { host } = new URL(url);
  const clients = [0, 1].map(
    () =>
      new pg.Client({
        connectionString: url,
        application_name: 'sestante-session',
        connectionTimeoutMillis: PATIENCE_MS,
        query_timeout: PATIENCE_MS,
      }),
  );
  // A broken connection rejects its statement and emits an error event as well.
  for (const client of clients) client.on('error', () => undefined);
  try {
    for (const client of clients) await client.connect();
    for (let round = 0; round < ROUNDS; round += 1) {
      const wanted = clients.map(() => ({ [MARK]: randomUUID() }));
      for (const [place, client] of clients.entries()) {
        await set(client, wanted[place]!);
        for (let known = 0; known <= place; known += 1)
          if (!(await carries(clients[known]!, wanted[known]!))) throw new SharedSessions(host);
      }
    }
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

async function set(connection: Connection, settings: SessionSettings): Promise<void> {
  const [names, values] = [Object.keys(settings), Object.values(settings)];
  await connection.query('SELECT set_config(s.name, s.value, false) FROM unnest($1::text[], $2::text[]) AS s (name, value)', [
    names,
    values,
  ]);
}

async function carries(connection: Connection, settings: SessionSettings): Promise<boolean> {
  const { rows } = await connection.query<{ name: string; value: string | null }>(
    'SELECT s.name, current_setting(s.name, true) AS value FROM unnest($1::text[]) AS s (name)',
    [Object.keys(settings)],
  );
  return rows.every(({ name, value }) => value === settings[name]);
}
