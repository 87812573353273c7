import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { migrate, migrationStatus, undoMigration } from './core/database/migrate.js';
import { Jobs } from './core/jobs/jobs.js';

// migrate.js up | down | status, as the owner of the database.
const ownerUrl = process.env.DATABASE_OWNER_URL;
const [command] = process.argv.slice(2);
if (!ownerUrl) {
  console.error('DATABASE_OWNER_URL must be set.');
  process.exit(1);
}
if (command === 'up') {
  process.env.DATABASE_URL ??= ownerUrl;
  const app = await NestFactory.create(AppModule, new FastifyAdapter(), { preview: true, logger: ['error'], abortOnError: false });
  await migrate(ownerUrl, app.get(Jobs)?.queues ?? []);
  await app.close();
} else if (command === 'down') {
  await undoMigration(ownerUrl);
} else if (command === 'status') {
  console.log(JSON.stringify(await migrationStatus(ownerUrl)));
} else {
  console.error('Usage: migrate.js up | down | status');
  process.exit(1);
}
