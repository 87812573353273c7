import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiProcess } from '../../../scripts/api-process.mjs';
import { provision, startPostgres } from '../../../scripts/postgres.mjs';

/** The built application with the demo on a PostgreSQL of its own, for all journeys; both are gone afterwards. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-e2e-'));
  chmodSync(folder, 0o755); // as root PostgreSQL runs as another user, who must pass
  const server = await startPostgres({ dataDir: join(folder, 'db'), ephemeral: true });
  const stopServer = async () => {
    await server.stop('immediate');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { databaseUrl, ownerUrl } = await provision(server, 'sestante');
    const port = process.env['E2E_PORT'] ?? '';
    const address = `http://127.0.0.1:${port}`;
    // The workers run agency:create, which reads the same.
    Object.assign(process.env, { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: folder });
    const api = new ApiProcess({
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: port,
        // Passkeys are bound to a name, which an address of digits is not.
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
