import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../../../../scripts/postgres.mjs';
import { until } from '../until.js';

/** EICAR's test string in two parts, so that an antivirus does not remove this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Debian's ClamAV daemon with a single signature for EICAR's test string; the published signatures would have to be downloaded. */
export async function startClamd(settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-clamd-'));
  chmodSync(folder, 0o755);
  const signatures = join(folder, 'signatures');
  mkdirSync(signatures);
  writeFileSync(join(signatures, 'sestante.ndb'), `Sestante.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const port = await freePort();
  const config = join(folder, 'clamd.conf');
  const all = {
    Foreground: 'yes',
    DatabaseDirectory: signatures,
    TCPSocket: String(port),
    TCPAddr: '127.0.0.1',
    StreamMaxLength: '60M',
    MaxFileSize: '60M',
    MaxScanSize: '200M',
    AlertExceedsMax: 'yes',
    ...settings,
  };
  writeFileSync(
    config,
    Object.entries(all)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  );
  const daemon = spawn('/usr/sbin/clamd', ['-c', config], { stdio: 'ignore' });
  await until(() => answers(port));
  return {
    address: `tcp://127.0.0.1:${port}?timeout=30`,
    async stop() {
      const ended = once(daemon, 'exit');
      daemon.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  socket.write('zPING\0');
  return (await text(socket).catch(() => '')).startsWith('PONG');
}
