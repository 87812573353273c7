// An unusable data folder is reported by one sentence in the terminal, whatever is wrong with it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from './installation.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sestante-folder-'));
chmodSync(folder, 0o755);
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} [mount] command that runs before, in a private mount namespace */
function start(dataDir, mount) {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '1', DATABASE_URL: '', DATABASE_OWNER_URL: '' };
  const options = { env, encoding: 'utf8', timeout: 60_000 };
  const args = [join(root, 'scripts/start.mjs')];
  const { status, stdout, stderr } = mount
    ? spawnSync('unshare', ['--mount', 'sh', '-c', `${mount} && exec "$0" "$@"`, process.execPath, ...args], options)
    : spawnSync(process.execPath, args, options);
  return { status, said: `${stdout}${stderr}`.trim() };
}

function refused({ status, said }, reason) {
  assert.equal(status, 1, said);
  assert.match(said, reason);
  assert.equal(said.split('\n').length, 1, said);
}

function startApi(env) {
  const options = { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 60_000 };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'apps/api/dist/src/main.js')], options);
  return { status, said: `${stdout}${stderr}`.trim() };
}

const mounts = spawnSync('unshare', ['--mount', 'true']).status === 0;

test('a DATA_DIR that is a file is refused', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  refused(start(file), /file cannot be written: a file stands where a folder should be \(ENOTDIR\)\. DATA_DIR/);
  refused(start(join(file, 'below')), /a file stands where a folder should be \(ENOTDIR\)/);
});

test('a read-only DATA_DIR is refused', { skip: process.getuid() === 0 && !mounts && 'root without mounts may write everywhere' }, () => {
  const place = join(folder, 'read-only');
  mkdirSync(place);
  if (process.getuid() !== 0) chmodSync(place, 0o555);
  const result = process.getuid() === 0 ? start(place, `mount -t tmpfs -o ro,mode=755 none ${place}`) : start(place);
  refused(result, /cannot be written: .* \((EROFS|EACCES)\)/);
});

test('a DATA_DIR on a full disk is refused', { skip: !mounts && 'needs the right to mount' }, () => {
  const place = join(folder, 'full');
  mkdirSync(place);
  refused(start(place, `mount -t tmpfs -o size=500k,mode=755 none ${place}`), /cannot be written: the disk is full \(ENOSPC\)/);
});

test('a DATA_DIR whose disk is too small for a database is refused', { skip: !mounts && 'needs the right to mount' }, () => {
  const place = join(folder, 'small');
  mkdirSync(place);
  const { status, said } = start(place, `mount -t tmpfs -o size=5m,mode=755 none ${place}`);
  assert.equal(status, 1, said);
  assert.match(said, /PostgreSQL could not make its data folder: .*No space left on device/s);
  assert.doesNotMatch(said, /^ +at /m);
});

test('the API without npm start refuses an unusable DATA_DIR and unusable settings in one sentence too', () => {
  const file = join(folder, 'api');
  writeFileSync(file, '');
  const databases = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DATABASE_OWNER_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const keys = { SIGNING_KEY: undefined, SECRET_KEY: undefined, SEALING_KEY: undefined };
  refused(startApi({ ...databases, ...keys, DATA_DIR: file }), /api.keys.signing\.pem cannot be read or created \(ENOTDIR\)\. DATA_DIR/);
  refused(startApi({ ...databases, DATABASE_URL: 'none', DATA_DIR: folder }), /^Configuration: DATABASE_URL must be/);
});
