// Database for a command, whether the application is running or not.
import { LockTaken, takeApplicationLock } from './application-lock.mjs';
import { openDatabase } from './database.mjs';
import { onInterrupt } from './interrupt.mjs';
import { alive } from './postmaster.mjs';

/**
 * Opens the database, and starts and stops PostgreSQL if it was not running.
 * @template T
 * @param {import('./installation.mjs').Installation} place
 * @param {{ name: string, alone?: boolean }} options `alone`: refuses while the application runs
 * @param {(database: import('./database.mjs').Database, runs: boolean) => Promise<T>} work `runs`: the application does
 * @returns {Promise<T>}
 */
export async function withDatabase(place, { name, alone = false }, work) {
  const database = await openDatabase(place);
  let lock;
  try {
    lock = await takeApplicationLock(() => database.ownerUrl, name);
  } catch (error) {
    if (alone || !(error instanceof LockTaken)) throw error;
  }
  // the holder of the lock is the only user of PostgreSQL; held until the server is down, so that no other start interferes
  const close = async () => {
    if (lock && database.server && alive(database.server.pid)) await database.server.stop();
    await lock?.release();
  };
  const forget = onInterrupt(close);
  try {
    return await work(database, !lock);
  } finally {
    forget();
    await close();
  }
}
