// Finds the server of a data folder through the pid file that PostgreSQL writes there.
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const linux = process.platform === 'linux';

/** Whether the process exists. A zombie (never reaped in a container without an init) counts as ended. */
export function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  if (!linux) return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return false;
  }
}

/** Whether the process is this server: after a reboot the pid may belong to any process, another PostgreSQL included. */
function servesFolder(pid, dataDir) {
  if (!linux) return true;
  try {
    if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  } catch (error) {
    // another user's process cannot be inspected; PostgreSQL itself makes the final check
    return error.code === 'EACCES' || error.code === 'EPERM';
  }
}

/**
 * Returns the PostgreSQL server that runs on this folder, if any.
 * @param {string} dataDir
 * @returns {{ pid: number, port: number, ready: boolean, stopping: boolean } | undefined}
 */
export function postmaster(dataDir) {
  let lines;
  try {
    lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!pid || !alive(pid) || !servesFolder(pid, dataDir)) return undefined;
  const state = (lines[7] ?? '').trim();
  return { pid, port: Number(lines[3]), ready: state === 'ready', stopping: state === 'stopping' };
}

/**
 * Removes a pid file whose pid now belongs to another process, because PostgreSQL would refuse to start.
 * Keeps it while a backend of the killed server still uses the folder.
 * @param {string} dataDir
 */
export function forgetDeadPostmaster(dataDir) {
  if (!linux || postmaster(dataDir)) return;
  const orphan = readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && alive(Number(pid)) && isOn(Number(pid), dataDir));
  if (!orphan) rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

function isOn(pid, dataDir) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir) && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}
