import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { openApiDocument } from './core/http/reference.js';

// Writes openapi.json from the compiled controllers, without a database.
const app = await NestFactory.create(AppModule, new FastifyAdapter(), { preview: true, logger: ['error'], abortOnError: false });
writeFileSync(resolve(import.meta.dirname, '../openapi.json'), `${JSON.stringify(await openApiDocument(app), null, 2)}\n`);
await app.close();
