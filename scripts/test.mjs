// `npm test`: everything that has to hold, and the figures it gives. `-- --only api,browser` picks steps, what follows
// goes to the test programs: `-- --only api -t 'own list'`.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build, buildForSources } from './build.mjs';
import { run } from './children.mjs';
import { root } from './installation.mjs';
import { counts } from './test-counts.mjs';

/** A figure that nobody wrote down means that a suite did not run; the second value is what it must be. */
const FIGURES = { 'matrix cells': null, leaks: 0, 'uncovered operations': 0, 'bad inputs tried': null, '5xx': 0, 'axe violations': 0 };

/** A busy machine now and then holds a page up; more tests than this that pass only when tried again are a defect. */
const MAX_FLAKY = 2;

const began = Date.now();
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : undefined;
const passedOn = process.argv.slice(only ? process.argv.indexOf('--only') + 2 : 2);
/** Every temporary file of the run, the browser's included, is in this folder and goes with it. */
const runFolder = mkdtempSync(join(tmpdir(), 'sestante-run-'));
chmodSync(runFolder, 0o755); // as root PostgreSQL runs as another user, who must pass
const figuresFolder = join(runFolder, 'figures');
mkdirSync(figuresFolder);
const env = { ...process.env, TMPDIR: runFolder, SESTANTE_FIGURES: figuresFolder, NO_COLOR: '1' };

const suite = (folder) => ({
  tests: true,
  work: (output) => run('pnpm', ['run', 'test', ...passedOn], { cwd: join(root, folder), env, output }),
});
/** Node's own runner, for what needs neither a database nor a transform. */
const nodeTests = (folder, pattern) => ({
  tests: true,
  work: (output) => run('node', ['--test', '--test-reporter=spec', ...passedOn, pattern], { cwd: join(root, folder), env, output }),
});
const check = (command, ...args) => ({ work: (output) => run(command, args, { env, output }) });

/**
 * `built`: needs the result of the build; the others say what they have to say without it. `beside`: looks at no clock and
 * changes no file, and is carried out while the API's tests wait for theirs.
 */
const STEPS = {
  build: { work: prepare },
  contract: { ...check('node', 'scripts/api.mjs', '--check'), built: true },
  types: { ...check('pnpm', '-r', '--reporter-hide-prefix', 'run', 'typecheck'), beside: true },
  lint: { ...check('node', 'scripts/lint.mjs'), beside: true },
  'italian-ids': { ...suite('libs/italian-ids'), beside: true },
  web: { ...nodeTests('apps/web', 'src/**/*.spec.ts'), beside: true },
  api: suite('apps/api'),
  scripts: { ...nodeTests('.', 'scripts/*.spec.mjs'), built: true },
  browser: {
    tests: true,
    built: true,
    work: async (output) =>
      run('pnpm', ['exec', 'playwright', 'test', ...passedOn], {
        cwd: join(root, 'apps/web'),
        env: { ...env, CHROMIUM: await findBrowser(console.log) },
        output,
      }),
  },
};

const unknown = (only ?? []).filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}: the steps are ${Object.keys(STEPS).join(', ')}.`);
  process.exit(1);
}

const chosen = Object.entries(STEPS).filter(([name]) => !only || name === 'build' || only.includes(name));
const done = {};
let beside = Promise.resolve();
for (const [name, step] of chosen) {
  if (step.beside) beside = beside.then(() => perform(name, step, 'kept'));
  else {
    // What follows the API's tests measures time, or has a browser beside it.
    if (name !== 'api') await beside;
    await perform(name, step, 'both');
  }
}
await beside;
const results = chosen.map(([name]) => done[name]);

const figures = merged(figuresFolder);
rmSync(runFolder, { recursive: true, force: true });
const wrong = only
  ? []
  : Object.entries(FIGURES).filter(([name, wanted]) => figures[name] === undefined || (wanted !== null && figures[name] !== wanted));
summary();

/** A step alone should not wait for what it does not use. */
async function prepare() {
  await (!only || only.some((name) => STEPS[name].built) ? build() : buildForSources());
  return { code: 0, output: '' };
}

/** @param {'both' | 'kept'} output whether it is shown as it comes, or once it is all there */
async function perform(name, { tests, built, work }, output) {
  if (output === 'both') console.log(`\n── ${name}`);
  const start = Date.now();
  let result = { code: 1, output: '' };
  try {
    if (built && done.build.failed > 0) throw new Error('Not run, because the build failed.');
    result = await work(output);
  } catch (error) {
    console.error(error.message);
  }
  if (output === 'kept') console.log(`\n── ${name}\n${result.output}`);
  const { passed, failed, flaky } = tests ? counts(result.output) : { passed: 0, failed: 0, flaky: 0 };
  const empty = tests && passed + failed === 0;
  if (empty && result.code === 0) console.error('No test ran.');
  // a program that fails without naming a test counts as one
  done[name] = {
    name,
    tests,
    passed,
    failed: failed || (result.code !== 0 || empty ? 1 : 0),
    flaky,
    seconds: (Date.now() - start) / 1000,
  };
}

/** Each suite leaves files of names and numbers; equal names add up. */
function merged(folder) {
  const sums = {};
  for (const file of readdirSync(folder)) {
    for (const [name, value] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
      sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

function summary() {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0) + wrong.length;
  const line = (name, value) => console.log(`${name.padEnd(28)}${String(value).padStart(10)}`);
  console.log('\n── summary');
  for (const result of results)
    line(result.name, `${result.failed > 0 ? 'FAILED' : result.tests ? result.passed : 'ok'}  ${result.seconds.toFixed(0).padStart(4)} s`);
  console.log('');
  line('tests', passed + results.reduce((sum, result) => sum + (result.tests ? result.failed : 0), 0));
  for (const name of new Set([...(only ? [] : Object.keys(FIGURES)), ...Object.keys(figures)])) line(name, figures[name] ?? 'not measured');
  const flaky = results.reduce((sum, result) => sum + result.flaky, 0);
  if (flaky > 0) line('passed at the second try', flaky);
  line('minutes', ((Date.now() - began) / 60_000).toFixed(1));
  const red = [
    ...results.filter((result) => result.failed > 0).map((result) => result.name),
    ...wrong.map(([name]) => `the figure "${name}"`),
    ...(flaky > MAX_FLAKY ? ['too many tests passed only at the second try'] : []),
  ];
  if (red.length > 0) console.log(`\nFailed: ${red.join(', ')}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = red.length > 0 ? 1 : 0;
}
