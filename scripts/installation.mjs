// Configuration of this installation from the environment, as far as the scripts need it; the API checks the rest.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { closedFolder, serverUser } from './server-user.mjs';

export const root = resolve(import.meta.dirname, '..');

/** Error whose message is shown to the user without a stack. */
export class Refusal extends Error {}

/** Size of a test file; a disk without room for it counts as full. */
const PROBE_BYTES = 1_000_000;

/** Reasons by the operating system's error code why a file or folder cannot be used. */
const REASONS = {
  EROFS: 'it can only be read there',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'there is no room left for this user',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'a file stands where a folder should be',
};

/** Returns the message for a file or folder that cannot be used; undefined for any other error. */
function unusable(error, path = error.path) {
  const reason = REASONS[error.code];
  return reason && path ? `${path} cannot be written: ${reason} (${error.code}). DATA_DIR names the folder of the data.` : undefined;
}

/**
 * @typedef {object} Installation
 * @property {string} host
 * @property {number} port
 * @property {string} address URL for a browser on this machine
 * @property {string} dataDir
 * @property {{ databaseUrl: string, ownerUrl: string } | undefined} external
 */

/** @returns {Promise<Installation>} */
export async function installation(env = process.env) {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Refusal(`PORT is "${env.PORT}", which is not a port number.`);
  const host = env.HOST ?? '127.0.0.1';
  if (!env.DATABASE_URL !== !env.DATABASE_OWNER_URL) {
    throw new Refusal(
      'An external PostgreSQL needs both DATABASE_URL (the login of the application) and DATABASE_OWNER_URL (the owner of the tables).',
    );
  }
  const external = env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL } : undefined;
  const visible = ['0.0.0.0', '::', '127.0.0.1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    host,
    port,
    address: `http://${visible}:${port}`,
    dataDir: await dataFolder(resolve(root, env.DATA_DIR || '.data'), !external),
    external,
  };
}

/**
 * Under root, PostgreSQL runs as another user, who cannot read a checkout in root's home: the data are then in
 * /var/lib/sestante, and stay there from then on.
 */
async function dataFolder(wanted, builtIn) {
  const moved = join('/var/lib/sestante', createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  const hasCluster = (folder) => existsSync(join(folder, 'db', 'PG_VERSION'));
  let chosen = wanted;
  // checked before the access rights, since a file in place of the folder is inaccessible to every user
  if (fileOnTheWay(wanted)) throw new Refusal(unusable({ code: 'ENOTDIR' }, fileOnTheWay(wanted)));
  if (builtIn && process.getuid?.() === 0) {
    const closed = closedFolder(wanted, await serverUser(join(wanted, 'db'), 'postgres'));
    if (closed && hasCluster(wanted)) {
      throw new Refusal(
        `The data in ${wanted} cannot be reached by PostgreSQL's user because ${closed} is closed: open it (chmod o+x ${closed}), or run as the user that owns the data.`,
      );
    }
    if (closed || (hasCluster(moved) && !hasCluster(wanted))) chosen = moved;
    if (chosen === moved) console.log(`The data are in ${moved}, because PostgreSQL's user cannot reach ${wanted}.`);
  }
  try {
    mkdirSync(chosen, { recursive: true }); // 0755 because PostgreSQL's user must traverse it; its contents have their own modes
    const probe = join(chosen, `.write-test-${process.pid}`);
    try {
      writeFileSync(probe, Buffer.alloc(PROBE_BYTES));
    } finally {
      rmSync(probe, { force: true });
    }
  } catch (error) {
    throw new Refusal(unusable(error, chosen) ?? `${chosen} cannot be used: ${error.message}.`);
  }
  return chosen;
}

/** Finds the path, or a parent of it, that exists and is not a folder. */
function fileOnTheWay(path) {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat) return stat.isDirectory() ? undefined : folder;
  }
}

/**
 * Runs a command. Reports a refusal, or an unusable file or folder, by one sentence and exit code 1.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : (unusable(error) ?? error));
    process.exitCode = 1;
  }
}
