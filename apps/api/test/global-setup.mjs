import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';

// One throw-away PostgreSQL a run, or the one that TEST_ADMIN_URL names; test/database.ts makes a database for each worker.
export default async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-test-'));
  chmodSync(folder, 0o755); // as root PostgreSQL runs as another user, who must pass
  globalThis.__folder = folder;
  // The workers start after this and inherit it, so that every temporary file of the run goes with the folder.
  process.env.TMPDIR = folder;
  if (process.env.TEST_ADMIN_URL) return;
  globalThis.__server = await startPostgres({ dataDir: join(folder, 'db'), ephemeral: true, settings: { max_connections: 200 } });
  process.env.TEST_ADMIN_URL = globalThis.__server.url();
}
