// Allows one application per database: an advisory lock, which PostgreSQL releases when its holder dies.
import { hostname } from 'node:os';
import pg from 'pg';
import { Refusal } from './installation.mjs';

const KEY = 7_331_020;

/** Another application holds the lock. */
export class LockTaken extends Refusal {}

/**
 * @typedef {object} Lock
 * @property {() => Promise<void>} retake after PostgreSQL restarted; throws LockTaken when another application was faster
 * @property {() => Promise<void>} release
 */

/**
 * @param {() => string} ownerUrl called again at each retake
 * @param {string} holder description of this process for the error message of a second one
 * @param {() => void} [onLost] the connection broke: call `retake`
 * @returns {Promise<Lock>}
 */
export async function takeApplicationLock(ownerUrl, holder, onLost = () => {}) {
  // PostgreSQL truncates it at 63 bytes; the number makes it unique
  const name = `sestante ${process.pid}@${hostname().slice(0, 20)} ${holder}`.slice(0, 63);
  let client;
  let released = false;
  await take();
  return {
    retake: take,
    async release() {
      released = true;
      await client?.end();
    },
  };

  async function take() {
    const next = new pg.Client({
      connectionString: ownerUrl(),
      application_name: name,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
      connectionTimeoutMillis: 5000,
    });
    next.on('error', () => {}); // followed by 'end'
    await next.connect();
    try {
      await lock(next);
    } catch (error) {
      await next.end();
      throw error;
    }
    client = next;
    next.once('end', () => {
      if (!released && client === next) onLost();
    });
  }

  async function lock(next) {
    for (let attempt = 1; ; attempt++) {
      const { rows } = await next.query('SELECT pg_try_advisory_lock($1) AS taken', [KEY]);
      if (rows[0].taken) return;
      const other = (
        await next.query(
          `SELECT a.pid, a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
           WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
          [KEY],
        )
      ).rows[0];
      if (other && other.name !== name)
        throw new LockTaken(
          `Sestante already runs on this database (${other.name.replace(/^sestante /, 'process ')}). Stop it first, or choose another DATA_DIR.`,
        );
      if (attempt === 20) throw new LockTaken('Sestante already runs on this database. Stop it first, or choose another DATA_DIR.');
      // this process's session from before a broken connection, which the server has not ended yet
      if (other) await next.query('SELECT pg_terminate_backend($1)', [other.pid]);
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
