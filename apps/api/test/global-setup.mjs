import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';

// Starts one temporary PostgreSQL for each run, unless TEST_ADMIN_URL names one; test/database.ts creates a database for each worker.
export default async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-test-'));
  chmodSync(folder, 0o755); // when run as root, PostgreSQL runs as another user, who must be able to enter the folder
  globalThis.__folder = folder;
  // Workers inherit it, so that all temporary files of the run are deleted with the folder.
  process.env.TMPDIR = folder;
  if (process.env.TEST_ADMIN_URL) return;
  globalThis.__server = await startPostgres({ dataDir: join(folder, 'db'), ephemeral: true, settings: { max_connections: 200 } });
  process.env.TEST_ADMIN_URL = globalThis.__server.url();
}
