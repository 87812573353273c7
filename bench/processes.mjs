// The two processes to compare, started on the same database and stopped by process id.
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SMALL_MEMORY } from '../scripts/api-process.mjs';
import { freePort } from '../scripts/postgres.mjs';
import { root } from '../scripts/installation.mjs';

const run = promisify(execFile);

/** Runs the API as `npm start` does, log included, but without demo, rate limits and, by default, worker. */
export function startApi({ databaseUrl, ownerUrl, folder }, worker = 'off') {
  return start(
    join(root, 'apps/api/dist/src/main.js'),
    '/health/ready',
    join(folder, 'api.log'),
    {
      ...SMALL_MEMORY.env,
      NODE_ENV: 'production',
      DATA_DIR: join(folder, 'api'),
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: ownerUrl,
      SESTANTE_DEMO: 'off',
      SESTANTE_WORKER: worker,
      SESTANTE_RATE_LIMITS: 'off',
      // The load names an address for each of its callers.
      TRUSTED_PROXIES: '127.0.0.1',
    },
    SMALL_MEMORY.args,
  );
}

/** @param {{ url: string, agencyId: string, userId: string, folder: string }} options */
export function startBare({ url, agencyId, userId, folder }) {
  return start(join(import.meta.dirname, 'bare-server.mjs'), '/api/v1/clients?limit=1', join(folder, 'bare.log'), {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    BENCH_AGENCY: agencyId,
    BENCH_USER: userId,
  });
}

/** @typedef {{ url: URL, memory: () => Promise<number>, stop: () => Promise<void> }} Server `memory` in MB */

/** @returns {Promise<Server>} */
async function start(entry, ready, logFile, env, args = []) {
  const port = await freePort();
  const log = openSync(logFile, 'w');
  // ends together with this process, even if this one is killed
  const child = spawn(process.execPath, [...args, '--import', join(root, 'scripts/orphan.mjs'), entry], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ended = new Promise((done) => child.once('exit', done));
  const url = new URL(`http://127.0.0.1:${port}`);
  for (let attempt = 0; !(await answers(new URL(ready, url))); attempt++) {
    if (child.exitCode !== null || attempt > 600) throw new Error(`${entry} did not start: see ${logFile}.`);
    await sleep(100);
  }
  return {
    url,
    memory: async () => Math.round(Number((await run('ps', ['-o', 'rss=', '-p', String(child.pid)])).stdout) / 1024),
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
