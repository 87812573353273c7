import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../scripts/postgres.mjs';
import { serverUser } from '../../../../scripts/server-user.mjs';
import { until } from '../until.js';

const PROGRAM = '/usr/sbin/pgbouncer';

/**
 * Debian's PgBouncer in front of a database. It ignores start-up options, like many installations.
 * @param urls connection URLs of the logins to expose
 * @param settings settings of the section `[pgbouncer]`
 * @returns the URLs that connect through PgBouncer
 */
export async function startPgBouncer<Name extends string>(urls: Record<Name, string>, settings: Record<string, string | number>) {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-pgbouncer-'));
  const port = await freePort();
  const addresses = Object.entries<string>(urls).map(([name, url]) => [name, new URL(url)] as const);
  const { hostname, port: behind } = addresses[0]![1];
  const users = join(folder, 'users');
  writeFileSync(users, addresses.map(([, url]) => `"${url.username}" "${decodeURIComponent(url.password)}"\n`).join(''));
  const config = join(folder, 'pgbouncer.ini');
  const all: Record<string, string | number> = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: users,
    ignore_startup_parameters: 'extra_float_digits,options',
    default_pool_size: 40,
    ...settings,
  };
  writeFileSync(
    config,
    `[databases]\n* = host=${hostname} port=${behind}\n[pgbouncer]\n${Object.entries(all)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join('')}`,
  );
  const user = await serverUser(join(folder, 'nobody-made-it'), 'postgres');
  if (user.uid !== undefined) for (const path of [folder, users, config]) chownSync(path, user.uid, user.gid ?? 0);
  const server = spawn(PROGRAM, ['-q', config], { ...user, cwd: folder, stdio: 'ignore' });
  await until(() => answers(port));
  const through = (url: URL) => Object.assign(new URL(url), { port: String(port) }).href;
  return {
    urls: Object.fromEntries(addresses.map(([name, url]) => [name, through(url)])) as Record<Name, string>,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.end());
  });
}
