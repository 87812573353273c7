// Builds what changed since it was last built. Run directly, or used by the scripts that need the result.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from './children.mjs';
import { Refusal, root, runCommand } from './installation.mjs';

/** `reads`: what the result depends on, beside the lockfile. The libs come first, the rest is built side by side. */
const PARTS = {
  'italian-ids': { says: 'italian-ids', folder: 'libs/italian-ids', reads: ['libs/italian-ids'] },
  api: { says: 'the API', folder: 'apps/api', reads: ['apps/api', 'libs/italian-ids', 'tsconfig.base.json'] },
  web: {
    says: 'the web application',
    folder: 'apps/web',
    reads: ['apps/web', 'libs/api-client', 'libs/italian-ids', 'tsconfig.base.json'],
  },
};
/** Written by the API's build for its own sources: what the reference says of each field. */
const GENERATED_SOURCE = join(root, 'apps/api/src/metadata.ts');
/** Results, tests, and what a build itself writes among the sources. */
const SKIPPED =
  /(^|\/)(node_modules|dist|test|e2e|test-results|playwright-report|coverage)$|\.spec\.tsx?$|\.tsbuildinfo$|route-tree\.gen\.ts$|src\/metadata\.ts$|openapi\.json$/;

/**
 * @param {('italian-ids' | 'api' | 'web')[]} [wanted]
 * @returns {Promise<boolean>} whether anything had to be built
 */
export async function build(wanted = ['italian-ids', 'api', 'web']) {
  const stale = wanted.filter((name) => !isFresh(PARTS[name]));
  if (stale.length === 0) return false;
  console.log(`Building ${stale.map((name) => PARTS[name].says).join(', ')} …`);
  if (stale.includes('italian-ids')) await buildPart(PARTS['italian-ids']);
  await Promise.all(stale.filter((name) => name !== 'italian-ids').map((name) => buildPart(PARTS[name])));
  return true;
}

/** What the sources need beside themselves to be run or checked as they are. */
export async function buildForSources() {
  await build(existsSync(GENERATED_SOURCE) ? ['italian-ids'] : ['italian-ids', 'api']);
}

function isFresh(part) {
  if (part === PARTS.api && !existsSync(GENERATED_SOURCE)) return false;
  const stamp = join(root, part.folder, 'dist', '.built');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(part);
}

async function buildPart(part) {
  const began = Date.now();
  const before = fingerprint(part); // a change made meanwhile is then seen as one
  const { code, output } = await run('pnpm', ['run', 'build'], { cwd: join(root, part.folder), output: 'kept' });
  if (code !== 0) throw new Refusal(`${output.trim()}\n\nBuilding ${part.says} failed: the lines above say why.`);
  writeFileSync(join(root, part.folder, 'dist', '.built'), before);
  console.log(`  ${part.says}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function fingerprint(part) {
  const hash = createHash('sha256').update(process.version);
  for (const path of ['pnpm-lock.yaml', ...part.reads]) {
    for (const file of files(join(root, path))) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function* files(path) {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) {
    const inner = join(path, name);
    if (!SKIPPED.test(inner)) yield* files(inner);
  }
}

if (import.meta.main) await runCommand(async () => void (await build()));
