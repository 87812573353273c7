import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { test } from 'node:test';

const SRC = import.meta.dirname;

/** Folders that every feature may import. Each imports only those before it. */
const SHARED = ['records', 'views'];

/** Files that other features may import, by the end of their names. */
const OPEN = /-(picker|link|links|chip|chips|labels)(\.tsx?)?$/;

interface Import {
  from: string;
  to: string;
}

test('imports point down: routes, features, questionnaire-page, ui, lib', () => {
  assert.deepEqual(refusedIn(allImports(), upward), []);
  assert.deepEqual(refusedIn([{ from: 'ui/lists/data-list.tsx', to: 'features/tags/tag-chips' }], upward), [
    'ui/lists/data-list.tsx imports features/tags/tag-chips',
  ]);
  assert.equal(upward({ from: 'lib/me.ts', to: 'ui/layout/shell' }), true);
  assert.equal(upward({ from: 'questionnaire-page/main.tsx', to: 'features/tags/tag-chips' }), true);
  assert.equal(upward({ from: 'features/users/users-page.tsx', to: 'routes/_shell' }), true);
  assert.equal(upward({ from: 'features/users/users-page.tsx', to: 'features' }), true);
});

test('a feature takes of another only pickers, links, chips and labels', () => {
  assert.deepEqual(refusedIn(allImports(), acrossFeatures), []);
  assert.equal(acrossFeatures({ from: 'features/imports/import-page.tsx', to: 'features/clients/client-count' }), true);
  assert.equal(acrossFeatures({ from: 'features/imports/import-page.tsx', to: 'features/clients/client-picker' }), false);
  assert.equal(acrossFeatures({ from: 'features/records/counts.ts', to: 'features/views/saved-lists' }), true);
});

test('a feature is plugged in by features.ts alone', () => {
  const declared = allImports().filter(({ to }) => to.endsWith('.feature'));
  assert.deepEqual([...new Set(declared.map(({ from }) => from))], ['features.ts']);
  const files = globSync('features/*/*.feature.ts', { cwd: SRC }).map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(declared.map(({ to }) => to).toSorted(), files.toSorted());
});

/** The public page of questionnaires stands below the features, which show its questions too. */
const RANKS = ['lib', 'ui', 'questionnaire-page', 'features', 'routes'];

function upward({ from, to }: Import): boolean {
  const [rank, target] = [from, to].map((path) => RANKS.indexOf(path.split('/')[0] ?? ''));
  return rank !== -1 && (target === -1 || (target ?? 0) > (rank ?? 0) || to === 'features');
}

function acrossFeatures({ from, to }: Import): boolean {
  const [feature, target] = [from, to].map((path) => /^features\/([^/]+)\//.exec(path)?.[1]);
  if (feature === undefined || target === undefined || feature === target || OPEN.test(to)) return false;
  const allowed = SHARED.includes(feature) ? SHARED.slice(0, SHARED.indexOf(feature)) : SHARED;
  return !allowed.includes(target);
}

const refusedIn = (imports: Import[], refused: (one: Import) => boolean) =>
  imports.filter(refused).map(({ from, to }) => `${from} imports ${to}`);

/** Every relative import of the application, those of types, stylesheets and lazy modules included. */
function allImports(): Import[] {
  return globSync('**/*.{ts,tsx,css}', { cwd: SRC, exclude: (name) => name.endsWith('.spec.ts') }).flatMap((from) => {
    const specifiers = readFileSync(join(SRC, from), 'utf8').matchAll(/(?:\bfrom\s|\bimport\s*\(?)\s*'(\.[^']+)'/g);
    return [...specifiers].map(([, path = '']) => ({ from, to: normalize(join(dirname(from), path.replace(/\.tsx?$/, ''))) }));
  });
}
