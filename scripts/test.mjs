// `npm test`: runs all checks and prints their figures. `-- --only api,browser` picks steps; further arguments
// are passed to the test programs: `-- --only api -t 'own list'`.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build, buildForSources } from './build.mjs';
import { run } from './children.mjs';
import { root } from './installation.mjs';
import { counts } from './test-counts.mjs';

/** Required figures; a missing one means that a suite did not run. The second value is the expected one. */
const FIGURES = { 'matrix cells': null, leaks: 0, 'uncovered operations': 0, 'bad inputs tried': null, '5xx': 0, 'axe violations': 0 };

/** Allowed number of tests that pass only when repeated, since a busy machine sometimes delays a page; more are a defect. */
const MAX_FLAKY = 2;

const began = Date.now();
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : undefined;
const passedOn = process.argv.slice(only ? process.argv.indexOf('--only') + 2 : 2);
/** Folder of all temporary files of the run, the browser's included; it is deleted at the end. */
const runFolder = mkdtempSync(join(tmpdir(), 'sestante-run-'));
chmodSync(runFolder, 0o755); // under root PostgreSQL runs as another user, who must traverse it
const figuresFolder = join(runFolder, 'figures');
mkdirSync(figuresFolder);
const env = { ...process.env, TMPDIR: runFolder, SESTANTE_FIGURES: figuresFolder, NO_COLOR: '1' };

const suite = (folder, more = {}) => ({
  tests: true,
  work: (output) => run('pnpm', ['run', 'test', ...passedOn], { cwd: join(root, folder), env: { ...env, ...more }, output }),
});
/** Tests on Node's own runner, which need neither a database nor a transform. */
const nodeTests = (folder, pattern) => ({
  tests: true,
  work: (output) =>
    run('node', ['--test', '--test-concurrency=2', '--test-reporter=spec', ...passedOn, pattern], { cwd: join(root, folder), env, output }),
});
const check = (command, ...args) => ({ work: (output) => run(command, args, { env, output }) });

/**
 * `built`: needs the result of the build; the others run without it. `beside`: depends on no timing and changes no file, so it
 * runs in parallel with the API's tests.
 */
const STEPS = {
  build: { work: prepare },
  contract: { ...check('node', 'scripts/api.mjs', '--check'), built: true },
  types: { ...check('pnpm', '-r', '--reporter-hide-prefix', 'run', 'typecheck'), beside: true },
  lint: { ...check('node', 'scripts/lint.mjs'), beside: true },
  'italian-ids': { ...suite('libs/italian-ids'), beside: true },
  questionnaire: { ...suite('libs/questionnaire'), beside: true },
  'risk-engine': { ...suite('libs/risk-engine'), beside: true },
  'report-text': { ...suite('libs/report-text'), beside: true },
  web: { ...nodeTests('apps/web', 'src/**/*.spec.ts'), beside: true },
  // `--only api` runs all files in one step.
  'api-waiting': { ...suite('apps/api', { SESTANTE_LANE: 'waiting' }), beside: true },
  api: suite('apps/api', only ? {} : { SESTANTE_LANE: 'computing' }),
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
    // Steps after the API's tests measure time or start a browser, so they run alone.
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

/** Prepares only what the chosen steps need. */
async function prepare() {
  await (!only || only.some((name) => STEPS[name].built) ? build() : buildForSources());
  return { code: 0, output: '' };
}

/** @param {'both' | 'kept'} output `both`: shown at once; `kept`: shown when the step is complete */
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
  // a program that fails without naming a test counts as one failure
  done[name] = {
    name,
    tests,
    passed,
    failed: failed || (result.code !== 0 || empty ? 1 : 0),
    flaky,
    seconds: (Date.now() - start) / 1000,
  };
}

/** Reads the figures that the suites wrote as names and numbers; equal names are summed. */
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
