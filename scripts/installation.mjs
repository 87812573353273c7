// What the environment says about this installation, as far as the scripts need it; the API checks the rest itself.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closedFolder, serverUser } from './server-user.mjs';

export const root = resolve(import.meta.dirname, '..');

/** Said to a person as it is, without a stack. */
export class Refusal extends Error {}

/**
 * @typedef {object} Installation
 * @property {string} host
 * @property {number} port
 * @property {string} address where a browser on this machine finds it
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
 * As root, PostgreSQL runs as another user, to whom a checkout in root's home is closed: the data then live in
 * /var/lib/sestante, and stay there once they do.
 */
async function dataFolder(wanted, builtIn) {
  const moved = join('/var/lib/sestante', createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  const hasCluster = (folder) => existsSync(join(folder, 'db', 'PG_VERSION'));
  let chosen = wanted;
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
  mkdirSync(chosen, { recursive: true }); // 0755: PostgreSQL's user passes it; what is inside is closed one by one
  return chosen;
}

/**
 * Runs a command of a person: a refusal is one sentence and exit code 1.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
