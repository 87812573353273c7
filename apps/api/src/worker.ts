import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readConfig } from './core/config.js';
import { migrate } from './core/database/migrate.js';
import { Jobs } from './core/jobs/jobs.js';
import { Log } from './core/log.js';

// Jobs alone, without HTTP: as many of these as the work asks for.
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
await migrate(readConfig(process.env).databaseOwnerUrl);
app.enableShutdownHooks();
await app.get(Jobs).start();
app.get(Log).info('worker started');
