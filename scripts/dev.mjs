// `npm run dev`: runs both applications, rebuilt at every change, on the built-in PostgreSQL (or the one of DATABASE_URL).
import { withDatabase } from './command-database.mjs';
import { buildForSources } from './build.mjs';
import { run } from './children.mjs';
import { installation, root, runCommand } from './installation.mjs';

await runCommand(async () => {
  const place = await installation();
  const web = Number(process.env.WEB_PORT ?? place.port + 1);
  await withDatabase(place, { name: 'npm run dev', alone: true }, async (database) => {
    await buildForSources();
    const env = {
      ...process.env,
      HOST: place.host,
      PORT: String(place.port),
      DATA_DIR: place.dataDir,
      PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${web}`,
      DATABASE_URL: database.databaseUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      SESTANTE_BUILTIN_DATABASE: database.server ? '1' : '',
      API_URL: place.address.replace('localhost', '127.0.0.1'),
    };
    console.log(
      `\nThe web application: http://localhost:${web}\nThe API and its reference: ${place.address}\nBoth follow every change. Stop: Ctrl-C\n`,
    );
    await Promise.race([
      run('node', ['node_modules/@nestjs/cli/bin/nest.js', 'start', '--watch', '--no-type-check', '--preserveWatchOutput'], {
        cwd: `${root}/apps/api`,
        env,
        group: true,
      }),
      run('node', ['node_modules/vite/bin/vite.js', '--port', String(web), '--strictPort', '--clearScreen', 'false'], {
        cwd: `${root}/apps/web`,
        env,
        group: true,
      }),
    ]);
    process.kill(process.pid, 'SIGTERM'); // when one of them ends, stops the other too
  });
});
