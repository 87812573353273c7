// `npm run api`: writes the OpenAPI document from the API's code, and the client from the document. No database.
// `--check` only reports whether both are up to date.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { run } from './children.mjs';
import { Refusal, root, runCommand } from './installation.mjs';

const DOCUMENT = join(root, 'apps/api/openapi.json');
const CLIENT = join(root, 'libs/api-client/src/gen');

await runCommand(async () => {
  const check = process.argv.includes('--check');
  await build(['italian-ids', 'api']);
  const before = check ? copyAside() : undefined;
  try {
    await step('node', [join(root, 'apps/api/dist/src/openapi.js')], root);
    await step('node', ['node_modules/@hey-api/openapi-ts/bin/run.js'], join(root, 'libs/api-client'));
    if (!before) return console.log(`Written: ${relative(root, DOCUMENT)} and ${relative(root, CLIENT)}`);
    const differs = compare(before);
    if (differs.length > 0)
      throw new Refusal(`Not what the code gives, run npm run api and commit:\n${differs.map((file) => `  ${file}`).join('\n')}`);
    console.log('The document and the client are up to date.');
  } finally {
    if (before) putBack(before);
  }
});

async function step(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd, output: 'kept' });
  if (code !== 0) throw new Refusal(output);
}

function copyAside() {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-api-'));
  if (!existsSync(DOCUMENT) || !existsSync(CLIENT)) throw new Refusal('The document or the client is missing: run npm run api and commit.');
  cpSync(DOCUMENT, join(folder, 'openapi.json'));
  cpSync(CLIENT, join(folder, 'gen'), { recursive: true });
  return folder;
}

function compare(before) {
  const old = contents(join(before, 'gen')).set('openapi.json', readFileSync(join(before, 'openapi.json'), 'utf8'));
  const now = contents(CLIENT).set('openapi.json', readFileSync(DOCUMENT, 'utf8'));
  return [...new Set([...old.keys(), ...now.keys()])].filter((file) => old.get(file) !== now.get(file));
}

/** A check does not change the files. */
function putBack(before) {
  cpSync(join(before, 'openapi.json'), DOCUMENT);
  rmSync(CLIENT, { recursive: true });
  cpSync(join(before, 'gen'), CLIENT, { recursive: true });
  rmSync(before, { recursive: true });
}

function contents(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [String(name), readFileSync(join(folder, name), 'utf8')]));
}
