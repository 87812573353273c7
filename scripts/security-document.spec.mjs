// Checks docs/security.md: it has each requirement, and every test that it names exists.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
/** Folders that file names of tests are relative to. */
const BELOW = ['apps/api/src', 'apps/api', 'apps/web', 'libs', '.'];
/** Number of requirements of levels 1 and 2 in each chapter of ASVS 5.0, without two chapters on features that do not exist. */
const REQUIREMENTS = { 1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16 };
const STATES = ['met', 'partly', 'not', 'n/a'];

const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, id, level, requirement, state, shown]) => ({ id, level, requirement, state, shown }),
);
const fileOf = (name) => BELOW.map((folder) => join(root, folder, name)).find((file) => existsSync(file));

test('each requirement of levels 1 and 2 has one row', () => {
  const counted = {};
  for (const { id } of rows) counted[id.split('.')[0]] = (counted[id.split('.')[0]] ?? 0) + 1;
  assert.deepEqual(counted, REQUIREMENTS);
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
});

test('each row says whether it is met, and why', () => {
  const wrong = rows.filter(({ state, shown }) => !STATES.includes(state) || shown.trim().length < 3);
  assert.deepEqual(wrong, []);
});

test('the totals at the top match the rows', () => {
  for (const state of STATES) {
    const count = rows.filter((row) => row.state === state).length;
    assert.match(text, new RegExp(`\\*\\*${count}\\*\\* ${state.replace('/', '\\/')}\\b`), `${state}: ${count}`);
  }
});

test('every named test exists under its name', () => {
  const missing = [];
  for (const { id, shown } of rows) {
    let source = '';
    for (const [, name, title] of shown.matchAll(/`([^`]+\.(?:spec|suite|journey)\.(?:ts|mjs))`|“([^”]+)”/g)) {
      if (name) {
        const file = fileOf(name);
        source = file ? readFileSync(file, 'utf8') : '';
        if (!file) missing.push(`${id}: there is no ${name}`);
      } else if (!source.includes(title)) missing.push(`${id}: no test “${title}”`);
    }
  }
  assert.deepEqual(missing, []);
});
