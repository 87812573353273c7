import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { EntityClass } from '../feature.js';
import { MIGRATIONS } from './migrations.js';
import { beginSession, type SessionSettings } from './session.js';
import { StatementNames } from './statement-names.js';

const base = (url: string, entities: readonly EntityClass[]): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities: [...entities],
  synchronize: false,
  logging: false,
  installExtensions: false,
});

const written = new StatementNames();
/** What inserts many rows at once comes in any size, and is not worth keeping. */
const MAX_VALUES = 200;

/**
 * A connection for writes. TypeORM names no statements, so it does; and what is asked without waiting for the answer
 * before goes to PostgreSQL in one piece, which costs both sides a wake-up instead of one for each statement.
 */
class WriteConnection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true } as pg.ClientConfig);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const together = (text: unknown, values: unknown, ...more: unknown[]) => {
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => stream.uncork());
      return typeof text === 'string' && Array.isArray(values) && values.length <= MAX_VALUES
        ? query({ name: written.of(text), text, values }, ...more)
        : query(text, values, ...more);
    };
    this.query = together as pg.Client['query'];
  }
}

/** New rows wait outside the trigrams, in a list that every search reads to its end: a short one, but in an import. */
const WRITE_SETTINGS: SessionSettings = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
  TimeZone: 'UTC',
  gin_pending_list_limit: '64kB',
};

/** The connections of the unit of work, as the app's login. */
export const appDataSource = (url: string, entities: readonly EntityClass[], onError: (error: Error) => void): DataSource =>
  new DataSource({
    ...base(url, entities),
    applicationName: 'sestante-write',
    poolSize: 10,
    poolErrorHandler: onError,
    connectTimeoutMS: 3_000,
    extra: {
      Client: WriteConnection,
      onConnect: (client: pg.ClientBase) => beginSession(client, WRITE_SETTINGS),
    },
  } as DataSourceOptions);

/** The owner's, for migrations and nothing else. */
export const ownerDataSource = (url: string, entities: readonly EntityClass[] = []): DataSource =>
  new DataSource({
    ...base(url, entities),
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: 1,
  } as DataSourceOptions);
