import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations.js';
import { StatementNames } from './statement-names.js';

const base = (url: string): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities: ENTITIES,
  synchronize: false,
  logging: false,
  installExtensions: false,
});

const written = new StatementNames();

/** A connection of TypeORM's, which names nothing itself. */
class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const named = (text: unknown, values: unknown, ...more: unknown[]) =>
      typeof text === 'string' && Array.isArray(values)
        ? query({ name: written.of(text), text, values }, ...more)
        : query(text, values, ...more);
    this.query = named as pg.Client['query'];
  }
}

/** The write door's own connections, as the app's login. */
export const appDataSource = (url: string, onError: (error: Error) => void): DataSource =>
  new DataSource({
    ...base(url),
    applicationName: 'sestante-write',
    poolSize: 10,
    poolErrorHandler: onError,
    connectTimeoutMS: 3_000,
    extra: {
      Client: PreparingClient,
      options: '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC',
    },
  } as DataSourceOptions);

/** The owner's, for migrations and nothing else. */
export const ownerDataSource = (url: string): DataSource =>
  new DataSource({
    ...base(url),
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    poolSize: 1,
  } as DataSourceOptions);
