// Chooses the user that PostgreSQL runs as under root, which it refuses, and checks which folders that user can reach.
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Returns the ids that PostgreSQL runs with, `{}` when this process is not root. An existing data folder keeps its owner,
 * so that an installation made as a normal user also starts as root.
 * @param {string} dataDir
 * @param {string} name created when missing
 * @returns {Promise<{ uid?: number, gid?: number }>}
 */
export async function serverUser(dataDir, name) {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const ids = async () => ({
    uid: Number((await run('id', ['-u', name])).stdout),
    gid: Number((await run('id', ['-g', name])).stdout),
  });
  try {
    return await ids();
  } catch {
    // no such user yet
  }
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  } catch (error) {
    // a concurrent first start created it
    if (!/already exists/.test(String(error.stderr))) throw error;
  }
  return ids();
}

/**
 * Returns the parent of `path` (or `path` itself) that this user cannot traverse, a home with mode 0700 for example.
 * @param {string} path
 * @param {{ uid?: number, gid?: number }} user
 * @returns {string | undefined}
 */
export function closedFolder(path, user) {
  if (user.uid === undefined) return undefined;
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat) {
      const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
      if (!(stat.mode & bit)) return folder;
    }
    if (folder === dirname(folder)) return undefined;
  }
}
