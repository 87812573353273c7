// `npm run format`: formats every file, and applies oxlint's automatic fixes.
import { run } from './children.mjs';

const fixed = await run('oxlint', ['--type-aware', '--quiet', '--fix']);
const formatted = await run('oxfmt', []);
process.exitCode = fixed.code || formatted.code;
