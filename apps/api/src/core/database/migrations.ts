import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationInterface } from 'typeorm';

const FOLDER = join(import.meta.dirname, '../../../database/migrations');

type Migration = new () => MigrationInterface;

/** Migrations in the order of their files, each of which exports one class. A released migration is never edited. */
export const MIGRATIONS: Migration[] = [];
for (const file of readdirSync(FOLDER).toSorted()) {
  if (!/^\d{4}-.*\.[jt]s$/.test(file)) continue;
  const exported = (await import(pathToFileURL(join(FOLDER, file)).href)) as Record<string, Migration>;
  MIGRATIONS.push(...Object.values(exported));
}
