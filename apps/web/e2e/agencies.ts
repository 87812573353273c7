import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const API = join(import.meta.dirname, '../../api');

/** Part of the API that creates agencies, which is not available over HTTP. */
interface Agencies {
  create: (
    name: string,
    people: { email: string; firstName: string; lastName: string; role: 'agency_admin'; visibility: 'agency' }[],
    password: string,
  ) => Promise<unknown>;
}
interface Application {
  get: (of: unknown) => Agencies;
  close: () => Promise<void>;
}

let started: Promise<{ application: Application; agencies: Agencies }> | undefined;

/** An agency and its first admin. */
interface NewAgency {
  name: string;
  email: string;
  firstName: string;
  lastName: string;
  password: string;
}

/**
 * Creates an agency by the operator's command. The command starts the whole application each time, which takes longer than most of a
 * journey.
 */
export async function createAgencyByCommand({ name, email, firstName, lastName, password }: NewAgency): Promise<void> {
  const flags = ['--name', name, '--email', email, '--first-name', firstName, '--last-name', lastName, '--password-stdin'];
  const running = promisify(execFile)(process.execPath, [join(API, 'dist/src/agency-create.js'), ...flags]);
  running.child.stdin?.end(password);
  await running;
}

/** Creates an agency in an application that is started once per worker. */
export async function createAgency({ name, password, ...person }: NewAgency): Promise<void> {
  started ??= start();
  await (await started).agencies.create(name, [{ ...person, role: 'agency_admin', visibility: 'agency' }], password);
}

export async function closeAgencies(): Promise<void> {
  await (await started)?.application.close();
}

async function start() {
  const resolve = (name: string) => pathToFileURL(createRequire(join(API, 'package.json')).resolve(name)).href;
  await import(resolve('reflect-metadata'));
  const { NestFactory } = (await import(resolve('@nestjs/core'))) as {
    NestFactory: { createApplicationContext: (module: unknown, options: object) => Promise<Application> };
  };
  const built = (path: string) => import(pathToFileURL(join(API, 'dist/src', path)).href) as Promise<Record<string, unknown>>;
  const { AppModule } = await built('app.module.js');
  const { AgenciesService } = await built('users/agencies.service.js');
  process.env['SESTANTE_WORKER'] = 'off';
  const application = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
  return { application, agencies: application.get(AgenciesService) };
}
