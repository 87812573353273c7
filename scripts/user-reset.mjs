// `npm run user:reset -- EMAIL`: prints a link to choose a new password, for a user who is locked out.
import { join } from 'node:path';
import { build } from './build.mjs';
import { run } from './children.mjs';
import { withDatabase } from './command-database.mjs';
import { installation, root, runCommand } from './installation.mjs';

await runCommand(async () => {
  const place = await installation();
  await withDatabase(place, { name: 'npm run user:reset' }, async (database, runs) => {
    if (!runs) await build(['italian-ids', 'questionnaire', 'api']); // a running application must not lose its build
    const env = { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: database.databaseUrl, DATABASE_OWNER_URL: database.ownerUrl };
    const { code } = await run('node', [join(root, 'apps/api/dist/src/user-reset.js'), ...process.argv.slice(2)], { env });
    process.exitCode = code;
  });
});
