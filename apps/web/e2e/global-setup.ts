import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiProcess } from '../../../scripts/api-process.mjs';
import { provision, startPostgres } from '../../../scripts/postgres.mjs';

/** Starts the built application and the demo data on a separate PostgreSQL for all journeys, and removes both afterwards. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-e2e-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who needs access
  const server = await startPostgres({ dataDir: join(folder, 'db'), ephemeral: true });
  const stopServer = async () => {
    await server.stop('immediate');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { databaseUrl, ownerUrl } = await provision(server, 'sestante');
    const port = process.env['E2E_PORT'] ?? '';
    const address = `http://127.0.0.1:${port}`;
    // Environment of agency:create, which the workers run.
    Object.assign(process.env, { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: folder });
    const api = new ApiProcess({
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: port,
        // Passkeys are bound to a domain name, which an IP address is not.
        PUBLIC_URL: `http://localhost:${port}`,
        SESTANTE_BUILTIN_DATABASE: '1',
        SESTANTE_RATE_LIMITS: 'off',
      },
      address,
      logFile: join(folder, 'api.log'),
    });
    try {
      await api.start();
    } catch (error) {
      await api.stop();
      throw error;
    }
    return async () => {
      await api.stop();
      await stopServer();
    };
  } catch (error) {
    await stopServer();
    throw error;
  }
}
