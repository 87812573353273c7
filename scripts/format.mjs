// `npm run format`: brings every file into form, and mends what oxlint can mend by itself.
import { run } from './children.mjs';

const fixed = await run('oxlint', ['--type-aware', '--quiet', '--fix']);
const formatted = await run('oxfmt', []);
process.exitCode = fixed.code || formatted.code;
