import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { openApiDocument } from './core/http/reference.js';
import { PACKAGE_FOLDER } from './core/package-folder.js';

// Writes openapi.json from the compiled controllers, without a database.
const app = await NestFactory.create(AppModule, new FastifyAdapter(), { preview: true, logger: ['error'], abortOnError: false });
writeFileSync(join(PACKAGE_FOLDER, 'openapi.json'), `${JSON.stringify(await openApiDocument(app), null, 2)}\n`);
await app.close();
