import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { test } from 'node:test';

const SRC = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(SRC, file), 'utf8');
const parts = new Set([...read('ui/parts.css').matchAll(/^ {2}\.([a-z-]+) \{/gm)].map(([, name]) => name));
const stylesheets = globSync('**/*.module.css', { cwd: SRC });

test('the names that elements and stylesheets take from the shared parts exist', () => {
  const named = [
    ...globSync('**/*.tsx', { cwd: SRC }).map((file) => ({ file, found: /className="([^"]+)"/g })),
    ...stylesheets.map((file) => ({ file, found: /composes: ([^;]+) from global;/g })),
  ].flatMap(({ file, found }) =>
    [...read(file).matchAll(found)].flatMap(([, names = '']) => names.split(' ').map((name) => ({ file, name }))),
  );
  assert.ok(named.length > 500);
  assert.deepEqual(
    named.filter(({ name }) => !parts.has(name)),
    [],
  );
});
