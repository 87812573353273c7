import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { readConfig } from '../../src/core/config.js';
import { Db } from '../../src/core/database/db.js';
import { migrate, migrationStatus, undoMigration } from '../../src/core/database/migrate.js';
import { createServer } from '../../src/core/http/server.js';
import { Jobs } from '../../src/core/jobs/jobs.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { setVariables } from '../variables.js';
import { startPgBouncer } from './start-pgbouncer.js';

let direct: TestDatabase;
beforeAll(async () => {
  direct = await testDatabase('pooler');
});

async function application({ databaseUrl, ownerUrl }: { databaseUrl: string; ownerUrl: string }) {
  setVariables({
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'sestante-pooler-')),
    SESTANTE_WORKER: 'off',
  });
  const app = await createServer(AppModule, readConfig(process.env));
  try {
    return await app.init();
  } catch (error) {
    await app.close();
    throw error;
  }
}

const both = () => ({ databaseUrl: direct.databaseUrl, ownerUrl: direct.ownerUrl });

it('all pools work and keep their settings through a pooler in session mode', async () => {
  const pooler = await startPgBouncer(both(), { pool_mode: 'session' });
  try {
    await migrate(pooler.urls.ownerUrl);
    const app = await application(pooler.urls);
    await app.get(Jobs).start();
    const { reads, source } = app.get(Db) as unknown as {
      reads: { query(actor: undefined, text: string, values: unknown[]): Promise<Record<string, string>[]> };
      source: { query(text: string): Promise<Record<string, string>[]> };
    };
    const text = `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('TimeZone') AS zone`;
    const carried = [{ statement: '5s', lock: '2s', zone: 'UTC' }];
    expect(await Promise.all(Array.from({ length: 8 }, () => reads.query(undefined, text, [])))).toEqual(Array(8).fill(carried));
    expect(await Promise.all(Array.from({ length: 8 }, () => source.query(text)))).toEqual(Array(8).fill(carried));
    await app.close();
  } finally {
    await pooler.stop();
  }
});

const REFUSED = /shares a connection between clients.*pool_mode = session/;

describe.each([
  ['transaction', { pool_mode: 'transaction' }],
  ['statement', { pool_mode: 'statement' }],
  ['transaction, with servers in turn', { pool_mode: 'transaction', server_round_robin: 1, min_pool_size: 4 }],
  ['transaction, resetting each time', { pool_mode: 'transaction', server_reset_query_always: 1 }],
  ['transaction, with one server', { pool_mode: 'transaction', default_pool_size: 1 }],
])('a pooler in mode %s', (_mode, settings) => {
  let pooler: Awaited<ReturnType<typeof startPgBouncer<'databaseUrl' | 'ownerUrl'>>>;
  beforeAll(async () => {
    pooler = await startPgBouncer(both(), settings);
  });
  afterAll(() => pooler.stop());

  it('stops the start of the application with an explanation', async () => {
    await expect(application({ ...both(), databaseUrl: pooler.urls.databaseUrl })).rejects.toThrow(REFUSED);
  });

  it('stops migrations, reverts and the list of pending migrations', async () => {
    for (const work of [migrate, undoMigration, migrationStatus]) await expect(work(pooler.urls.ownerUrl)).rejects.toThrow(REFUSED);
    expect((await migrationStatus(direct.ownerUrl)).pending).toEqual([]);
  });
});
