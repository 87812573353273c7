// `npm run backup [-- <folder>]`: takes a backup, whether the application is running or not.
import { join, resolve } from 'node:path';
import { momentName, saveBackup, sizeOf } from './backup-archive.mjs';
import { withDatabase } from './command-database.mjs';
import { installation, runCommand } from './installation.mjs';

await runCommand(async () => {
  const began = Date.now();
  const place = await installation();
  const folder = process.argv[2] ? resolve(process.env.INIT_CWD ?? '.', process.argv[2]) : join(place.dataDir, 'backups', momentName());
  const manifest = await withDatabase(place, { name: 'npm run backup' }, (database) => saveBackup(place, database, folder));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `Saved ${manifest.tables.length} tables with ${rows} rows and ${manifest.files.count} files, ${(sizeOf(folder) / 1e6).toFixed(1)} MB in ${((Date.now() - began) / 1000).toFixed(1)} s:`,
  );
  console.log(folder);
  console.log(`The keys in ${join(place.dataDir, 'keys')} are not in the backup: keep them separately, docs/operations.md says why.`);
});
