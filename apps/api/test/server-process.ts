import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { until } from './until.js';

/** Server as built by `npm test`. */
const SERVER = resolve(import.meta.dirname, '../dist/src/main.js');

export interface ServerProcess {
  url: string;
  /** Ends it like a power cut. */
  kill: () => Promise<void>;
}

/** Starts another process of the same installation, which a test can kill. */
export async function startServer(): Promise<ServerProcess> {
  const port = await freePort();
  const server = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.status === 200, 60_000);
  return {
    url,
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
