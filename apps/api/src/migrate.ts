import 'reflect-metadata';
import { migrate, migrationStatus, undoMigration } from './core/database/migrate.js';

// Usage: migrate.js up | down | status, as the owner of the database.
const ownerUrl = process.env.DATABASE_OWNER_URL;
const [command] = process.argv.slice(2);
if (!ownerUrl) {
  console.error('DATABASE_OWNER_URL must be set.');
  process.exit(1);
}
if (command === 'up') {
  await migrate(ownerUrl);
} else if (command === 'down') {
  await undoMigration(ownerUrl);
} else if (command === 'status') {
  console.log(JSON.stringify(await migrationStatus(ownerUrl)));
} else {
  console.error('Usage: migrate.js up | down | status');
  process.exit(1);
}
