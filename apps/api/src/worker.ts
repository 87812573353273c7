import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { migrate } from './core/database/migrate.js';
import { Jobs } from './core/jobs/jobs.js';
import { Log } from './core/log.js';
import { startConfig } from './core/start-config.js';

// Runs jobs without HTTP; as many of these processes as the load requires.
const config = startConfig();
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
await migrate(config.databaseOwnerUrl);
app.enableShutdownHooks();
await app.get(Jobs).start();
app.get(Log).info('worker started');
