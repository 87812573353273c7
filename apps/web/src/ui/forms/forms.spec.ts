import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const SOURCE = resolve(import.meta.dirname, '../..');

test('every form is written with the frames of ui/forms', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCE }).filter((file) => !file.endsWith('.spec.ts'));
  const own = files.filter((file) => /<form\b|component="form"|from '@mantine\/form'/.test(readFileSync(join(SOURCE, file), 'utf8')));
  assert.deepEqual(own.toSorted(), ['ui/forms/form.tsx', 'ui/forms/use-record-form.ts']);
});
