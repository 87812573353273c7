import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { PasswordStrength } from './core/auth/password-strength.js';
import { readConfig } from './core/config.js';
import { migrate } from './core/database/migrate.js';
import { Problem } from './core/errors.js';
import { AgenciesService } from './users/agencies.service.js';

// Creates an agency and its first admin from flags, asking for any that are left out.
const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    'first-name': { type: 'string' },
    'last-name': { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
});
const prompt = values['password-stdin'] ? undefined : createInterface({ input: process.stdin, output: process.stdout });
const ask = async (given: string | undefined, question: string) =>
  given?.trim() || (await prompt?.question(`${question}: `))?.trim() || fail(`${question}: missing.`);

const name = await ask(values.name, 'Nome dell’agenzia');
const email = await ask(values.email, 'E-mail dell’amministratore');
const firstName = await ask(values['first-name'], 'Nome');
const lastName = await ask(values['last-name'], 'Cognome');
const password = prompt ? await prompt.question('Password (12 caratteri o più): ') : (await text(process.stdin)).trimEnd();
prompt?.close();
if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) fail('That is not a valid e-mail address.');
if (password.length < 12) fail('The password must have 12 characters or more.');

process.env.SESTANTE_WORKER = 'off';
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
await migrate(readConfig(process.env).databaseOwnerUrl);
try {
  await app.get(PasswordStrength).check('/password', password, [email, firstName, lastName, name]);
  await app.get(AgenciesService).create(name, [{ email, firstName, lastName, role: 'agency_admin', visibility: 'agency' }], password);
  console.log(`${name}: ${email}`);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  fail(error.more.errors?.map(({ message }) => `The password: ${message}`).join(' ') ?? error.detail);
} finally {
  await app.close();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
