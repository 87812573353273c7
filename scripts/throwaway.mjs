// The application with the demo on a database that is gone afterwards, for browser tests: `node scripts/throwaway.mjs`
// with PORT serves until it is told to stop. What it logs goes to the file that SESTANTE_LOG names, if any.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiProcess } from './api-process.mjs';
import { build } from './build.mjs';
import { installation, runCommand } from './installation.mjs';
import { onInterrupt } from './interrupt.mjs';
import { provision, startPostgres } from './postgres.mjs';

await runCommand(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-throwaway-'));
  chmodSync(folder, 0o755); // PostgreSQL's user passes it
  const place = await installation({ ...process.env, DATA_DIR: folder, DATABASE_URL: '', DATABASE_OWNER_URL: '' });
  const stops = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  onInterrupt(async () => {
    process.exitCode = 0;
    await stop();
  });
  try {
    await build();
    const server = await startPostgres({ dataDir: join(folder, 'db'), ephemeral: true });
    stops.push(() => server.stop('immediate'));
    const { databaseUrl, ownerUrl } = await provision(server, 'sestante');
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      HOST: place.host,
      PORT: String(place.port),
      PUBLIC_URL: place.address,
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: ownerUrl,
      SESTANTE_BUILTIN_DATABASE: '1',
    };
    const api = new ApiProcess({
      env,
      address: place.address.replace('localhost', '127.0.0.1'),
      logFile: process.env.SESTANTE_LOG ?? join(folder, 'api.log'),
    });
    stops.push(() => api.stop());
    await api.start();
    console.log(`Serving ${place.address} until Ctrl-C; nothing of it stays.`);
  } catch (error) {
    await stop();
    throw error;
  }
});
