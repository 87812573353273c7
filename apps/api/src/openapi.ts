import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { openApiDocument } from './core/http/reference.js';
import { PACKAGE_FOLDER } from './core/package-folder.js';
import { FEATURES } from './features.js';

// Writes openapi.json from the compiled controllers, without a database.
const path = join(PACKAGE_FOLDER, 'openapi.json');
const app = await NestFactory.create(AppModule, new FastifyAdapter(), { preview: true, logger: ['error'], abortOnError: false });
const declared = {
  Permission: FEATURES.flatMap(({ permissions = {} }) => Object.keys(permissions)),
  TimelineKind: FEATURES.flatMap(({ timelineKinds = [] }) => timelineKinds),
  NotificationKind: FEATURES.flatMap(({ notificationKinds = {} }) => Object.keys(notificationKinds)),
  TrashKind: FEATURES.flatMap(({ records = [] }) => records.flatMap(({ name, trash }) => (trash ? [name] : []))),
};
const published = JSON.parse(readFileSync(path, 'utf8')) as OpenAPIObject;
writeFileSync(path, `${JSON.stringify(await openApiDocument(app, declared, published), null, 2)}\n`);
await app.close();
