// `npm run lint`: errors (oxlint, with types), formatting (oxfmt), and unused code (knip).
import { run } from './children.mjs';

let failed = 0;
for (const [command, ...args] of [
  ['oxlint', '--type-aware', '--quiet'],
  ['oxfmt', '--check'],
  ['knip', '--no-progress'],
]) {
  const { code } = await run(command, args);
  if (code !== 0) {
    console.error(`${command} found problems${command === 'oxfmt' ? ' (npm run format does)' : ''}.\n`);
    failed++;
  }
}
process.exitCode = failed > 0 ? 1 : 0;
