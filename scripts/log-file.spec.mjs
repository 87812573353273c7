import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { LogFile } from './log-file.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sestante-log-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const HOUR = 3_600_000;
const text = (file) => readFileSync(file, 'utf8');

test('a flood stays within the size limit, and the newest lines are kept', () => {
  const file = join(folder, 'flood', 'api.log');
  const log = new LogFile(file, { bytes: 1_000, files: 3 });
  for (let line = 0; line < 1_000; line++) log.write(`line ${line} ${'x'.repeat(50)}\n`);
  log.close();
  assert.deepEqual(readdirSync(join(folder, 'flood')).sort(), ['api.log', 'api.log.1', 'api.log.2', 'api.log.3']);
  const all = ['.3', '.2', '.1', ''].map((end) => text(file + end)).join('');
  assert.ok(all.length < 4_400, `${all.length} bytes`);
  assert.match(all.trimEnd().split('\n').at(-1), /^line 999 /);
});

test('after a day a new file begins, and after thirty the old one is deleted', () => {
  const file = join(folder, 'days', 'api.log');
  let now = Date.now();
  const log = new LogFile(file, {}, () => now);
  log.write('first\n');
  now += 23 * HOUR;
  log.write('same day\n');
  now += 2 * HOUR;
  log.write('next day\n');
  assert.deepEqual([text(`${file}.1`), text(file)], ['first\nsame day\n', 'next day\n']);
  log.close();
  now += 30 * 24 * HOUR;
  new LogFile(file, {}, () => now).close();
  assert.equal(existsSync(`${file}.1`), false);
});

test('a file that cannot be renamed is still appended to', () => {
  const file = join(folder, 'stuck', 'api.log');
  mkdirSync(`${file}.1/full`, { recursive: true });
  const log = new LogFile(file, { bytes: 10, files: 1 });
  log.write('the first long line\n');
  log.write('the second\n');
  log.close();
  assert.equal(text(file), 'the first long line\nthe second\n');
});
