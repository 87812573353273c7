import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const SOURCE = resolve(import.meta.dirname, '../..');

/** The public page has a form without an engine: its answers are saved one by one, and the form only goes on to the next screen. */
const PUBLIC_PAGE = 'questionnaire-page/page-frame.tsx';

test('every form is written with the frames of ui/forms', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCE }).filter((file) => !file.endsWith('.spec.ts'));
  const own = files.filter((file) => /<form\b|component="form"|from '@mantine\/form'/.test(readFileSync(join(SOURCE, file), 'utf8')));
  assert.deepEqual(own.toSorted(), [PUBLIC_PAGE, 'ui/forms/form.tsx', 'ui/forms/use-record-form.ts']);
});
