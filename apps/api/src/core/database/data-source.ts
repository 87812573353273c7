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
/** Bind values up to which a statement is prepared; bulk inserts come in varying sizes that are not worth caching. */
const MAX_VALUES = 200;

/**
 * Connection for writes. Names the statements, which TypeORM does not, and pipelines those issued without awaiting the
 * previous one, so that each side wakes up once instead of once for each statement.
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

/**
 * Settings for writes. New rows wait in the pending list of the trigram index, which every search reads completely, so it
 * is kept short except during an import.
 */
const WRITE_SETTINGS: SessionSettings = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
  TimeZone: 'UTC',
  gin_pending_list_limit: '64kB',
};

/** Creates the data source of the unit of work, as the application's login. */
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

/** Creates the owner's data source, for migrations only. */
export const ownerDataSource = (url: string, entities: readonly EntityClass[] = []): DataSource =>
  new DataSource({
    ...base(url, entities),
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: 1,
  } as DataSourceOptions);
