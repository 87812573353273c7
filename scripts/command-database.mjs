// The database for a command that runs beside the application, or without it.
import { LockTaken, takeApplicationLock } from './application-lock.mjs';
import { openDatabase } from './database.mjs';
import { onInterrupt } from './interrupt.mjs';
import { alive } from './postmaster.mjs';

/**
 * Opens the database, and leaves PostgreSQL as it was found.
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
  // whoever holds the lock is the only user of PostgreSQL; held until it is down, nobody comes in between
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
