// Finds a browser for the tests: the configured one, Debian's, or one from npm.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The headless shell needs a third less CPU time than the full browser. */
const HEADLESS = '/usr/bin/chromium-headless-shell';
const KNOWN = [
  HEADLESS,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const FROM_NPM = '@sparticuz/chromium@153';

/**
 * @param {(text: string) => void} [say]
 * @returns {Promise<string>} the program's path
 * @throws an Error with the installation command
 */
export async function findBrowser(say = () => {}) {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!starts(named)) throw new Error(`CHROMIUM is ${named}, which does not start. Name a Chromium or Chrome, or leave CHROMIUM empty.`);
    return named;
  }
  const known = KNOWN.find((path) => existsSync(path) && starts(path));
  if (known) return known;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say("Installing Debian's chromium for the browser tests …");
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { env });
    for (const path of [HEADLESS, '/usr/bin/chromium']) {
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', basename(path)], { env });
      if (existsSync(path) && starts(path)) return path;
    }
  }
  const fetched = process.platform === 'linux' && process.arch === 'x64' ? await fromNpm(say) : undefined;
  if (fetched) return fetched;
  throw new Error(
    'No browser for the tests. Install one with: sudo apt-get install chromium   (or name one: CHROMIUM=/path/to/chrome npm test)',
  );
}

const starts = (path) => spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;

/** Installed in the user's cache and not as a workspace package, which every start would install. */
async function fromNpm(say) {
  let cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sestante', 'browser');
  try {
    mkdirSync(cache, { recursive: true });
  } catch {
    cache = join(tmpdir(), 'sestante-browser');
    mkdirSync(cache, { recursive: true });
  }
  try {
    if (!existsSync(join(cache, 'node_modules/@sparticuz/chromium'))) {
      say('Fetching a browser from npm for the browser tests (once) …');
      writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', FROM_NPM], { cwd: cache, stdio: 'pipe' });
    }
    const entry = createRequire(join(cache, 'package.json')).resolve('@sparticuz/chromium');
    const { default: chromium } = await import(pathToFileURL(entry).href);
    const path = await chromium.executablePath();
    return starts(path) ? path : undefined;
  } catch (error) {
    say(
      `The browser from npm does not work here: ${
        String(error.stderr || error.message)
          .trim()
          .split('\n')[0]
      }`,
    );
    return undefined;
  }
}

if (import.meta.main) console.log(await findBrowser(console.error));
