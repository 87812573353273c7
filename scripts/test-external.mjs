// `npm run test:external`: runs the API's tests on Debian's PostgreSQL instead of the one from npm, and the tests that need
// Debian's PgBouncer and ClamAV.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForSources } from './build.mjs';
import { run } from './children.mjs';
import { root, runCommand } from './installation.mjs';
import { onInterrupt } from './interrupt.mjs';
import { freePort } from './postgres.mjs';
import { serverUser } from './server-user.mjs';

const DEBIAN = '/usr/lib/postgresql';
/** Programs that the tests need, and the packages that contain them. */
const PROGRAMS = { pgbouncer: 'pgbouncer', clamd: 'clamav-daemon' };

await runCommand(async () => {
  const version = existsSync(DEBIAN)
    ? Math.max(
        ...readdirSync(DEBIAN)
          .map(Number)
          .filter((number) => existsSync(`${DEBIAN}/${number}/bin/initdb`)),
      )
    : -Infinity;
  if (version < 15) {
    console.log(
      `not run: ${version > 0 ? `PostgreSQL ${version} is older than 15` : `no PostgreSQL in ${DEBIAN} (apt-get install postgresql)`}`,
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'sestante-external-'));
  chmodSync(folder, 0o755); // PostgreSQL's user must traverse it
  const dataDir = join(folder, 'db');
  const user = await serverUser(dataDir, 'postgres');
  mkdirSync(dataDir, { mode: 0o700 });
  const password = join(folder, 'password');
  writeFileSync(password, 'external-test');
  if (user.uid !== undefined) for (const path of [dataDir, password]) chownSync(path, user.uid, user.gid);
  const options = { ...user, cwd: tmpdir(), stdio: 'pipe', env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  const bin = (name, ...args) => execFileSync(`${DEBIAN}/${version}/bin/${name}`, args, options);
  const port = await freePort();
  bin(
    'initdb',
    '-D',
    dataDir,
    '-U',
    'sestante_admin',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=it-IT',
    '--locale=C.UTF-8',
    '--no-sync',
  );
  bin(
    'pg_ctl',
    'start',
    '-w',
    '-s',
    '-D',
    dataDir,
    '-l',
    join(dataDir, 'server.log'),
    '-o',
    `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c fsync=off -c max_connections=100`,
  );
  const stop = () => {
    bin('pg_ctl', 'stop', '-s', '-m', 'immediate', '-D', dataDir);
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = onInterrupt(stop);
  try {
    await buildForSources();
    const installed = Object.keys(PROGRAMS).filter((program) => existsSync(`/usr/sbin/${program}`));
    for (const [program, name] of Object.entries(PROGRAMS))
      if (!installed.includes(program)) console.log(`not run: what needs ${program} (apt-get install ${name})`);
    console.log(`The API's tests on PostgreSQL ${version}:`);
    const env = {
      ...process.env,
      SESTANTE_EXTERNAL: installed.join(','),
      TEST_ADMIN_URL: `postgres://sestante_admin:external-test@127.0.0.1:${port}/postgres`,
    };
    const { code } = await run('pnpm', ['run', 'test', ...process.argv.slice(2)], { cwd: join(root, 'apps/api'), env });
    process.exitCode = code;
  } finally {
    forget();
    stop();
  }
});
