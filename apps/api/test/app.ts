import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { AppModule } from '../src/app.module.js';
import { AccessTokens, AccessTokenStrategy } from '../src/core/auth/access-token.js';
import { readConfig } from '../src/core/config.js';
import { ActorResolver } from '../src/core/auth/actor-resolver.js';
import { Keys } from '../src/core/keys.js';
import { createServer } from '../src/core/http/server.js';
import { Jobs } from '../src/core/jobs/jobs.js';
import { testDatabase, type TestDatabase } from './database.js';
import { Make, type Person } from './make.js';
import { setVariables } from './variables.js';

/** The real application on a real PostgreSQL, listening on a free local port. */
export interface TestApp {
  app: NestFastifyApplication;
  database: TestDatabase;
  make: Make;
  /** Sends requests as this person, or anonymously without one. */
  as(person?: Person): Caller;
  close(): Promise<void>;
}

export type Caller = Record<'get' | 'post' | 'patch' | 'put' | 'delete', (path: string) => supertest.Test>;

/** An application and the environment variables that it was started with. */
interface Started {
  test: TestApp;
  variables: Record<string, string>;
}

/** Application of this worker, which all files use that need nothing of their own. */
let shared: Promise<Started> | undefined;

/**
 * Returns the worker's application, or starts one for this test file if it gets any argument. Tests create their own agency
 * with `make`, so nothing is cleaned up between tests and the isolation layers are exercised everywhere.
 * @param env additional environment variables of the application
 * @param name name of a separate database, for files that must not share the worker's
 * @param maxDelayMs event loop delay at which the server sheds load; generous, because the tests run in the same process
 */
export async function startApp(env?: Record<string, string>, name?: string, maxDelayMs?: number): Promise<TestApp> {
  // Without a worker process, nothing tells when the last file has ended, so each file closes an application of its own.
  if (env ?? name ?? maxDelayMs ?? !process.connected) return (await start(env, name, maxDelayMs)).test;
  shared ??= start().then((started) => {
    process.once('disconnect', () => void started.test.app.close());
    return started;
  });
  const { test, variables } = await shared;
  setVariables(variables);
  // Passport has one strategy for the whole process, the last created one: here that of the application of another file.
  new AccessTokenStrategy(test.app.get(Keys), test.app.get(ActorResolver));
  return {
    ...test,
    close: async () => {
      jest.restoreAllMocks();
    },
  };
}

async function start(env: Record<string, string> = {}, name?: string, maxDelayMs = 20_000): Promise<Started> {
  setVariables(env);
  const database = await testDatabase(name);
  const variables = {
    DATABASE_URL: database.databaseUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'sestante-data-')),
    SESTANTE_RATE_LIMITS: 'off',
    // An address that nothing answers at.
    AI_BASE_URL: 'http://127.0.0.1:9/v1',
    AI_MODEL: 'none',
    SESTANTE_WORKER: 'off',
    ...env,
  };
  setVariables(variables);
  const app = await createServer(AppModule, readConfig(process.env), maxDelayMs);
  await app.init();
  await app.get(Jobs).start();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const tokens = app.get(AccessTokens);
  const as = (person?: Person): Caller => {
    const call = (method: keyof Caller) => (path: string) => {
      const request = supertest(url)[method](path.startsWith('/') ? path : `/api/v1/${path}`);
      return person ? request.set('Authorization', `Bearer ${tokens.sign(person.id, person.sessionId)}`) : request;
    };
    return { get: call('get'), post: call('post'), patch: call('patch'), put: call('put'), delete: call('delete') };
  };
  const test = { app, database, make: new Make(app), as };
  const close = async () => {
    await test.app.close();
    // The modules that a file has loaded stay in memory as long as its worker; this releases the application.
    for (const name of Object.keys(test)) Reflect.deleteProperty(test, name);
  };
  return { test: Object.assign(test, { close }), variables };
}
