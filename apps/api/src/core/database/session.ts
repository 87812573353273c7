import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Settings of a session, by their names, each written as PostgreSQL shows it. */
export type SessionSettings = Record<string, string>;

/** What a connection needs of PostgreSQL for asking. */
type Connection = Pick<pg.ClientBase, 'query'>;

const MARK = 'app.session';
const ROUNDS = 3;
const PATIENCE_MS = 10_000;

/** Between us and PostgreSQL something gives our sessions to others: settings and locks would be anybody's. */
export class SharedSessions extends Error {
  constructor(where: string) {
    super(
      `What answers at ${where} hands a connection from one client to another between transactions, as PgBouncer does in transaction mode: ` +
        'settings of one agency would reach another. Connect Sestante to PostgreSQL itself, or set pool_mode = session.',
    );
    // Shown to whoever starts the application: a sentence, without the lines of code below it.
    this.stack = this.message;
  }
}

/**
 * Gives a new connection its settings and makes sure, in a second statement, that they stay. They are no start-up options
 * because poolers refuse or ignore those.
 */
export async function beginSession(connection: Connection & { host?: string; port?: number }, settings: SessionSettings): Promise<void> {
  const wanted = { ...settings, [MARK]: randomUUID() };
  await set(connection, wanted);
  if (!(await carries(connection, wanted))) throw new SharedSessions(`${connection.host}:${connection.port}`);
}

/**
 * Two connections take turns, in an order that shows a shared one however the servers behind a pooler are chosen: most
 * recent first, one after the other, or only one.
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
  // One that breaks fails the statement in hand, and says so again.
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
