import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readConfig } from './core/config.js';
import { migrate } from './core/database/migrate.js';
import { Problem } from './core/errors.js';
import { AccountService } from './users/account.service.js';

// Helps users who are locked out: prints a link to choose a new password, or removes a lost second factor.
const { values, positionals } = parseArgs({ options: { 'second-factor': { type: 'boolean' } }, allowPositionals: true });
const [email] = positionals;
if (!email) fail('An e-mail is missing: npm run user:reset -- EMAIL [--second-factor]');

process.env.SESTANTE_WORKER = 'off';
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
await migrate(readConfig(process.env).databaseOwnerUrl);
try {
  const account = app.get(AccountService);
  if (values['second-factor']) {
    await account.resetSecondFactorByHand(email);
    console.log('Il secondo fattore è stato tolto: per entrare basta la password. Gli altri dispositivi sono stati scollegati.');
  } else console.log(`Valido 30 minuti, una volta sola:\n${await account.resetByHand(email)}`);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  fail(`There is no active user with the e-mail ${email}.`);
} finally {
  await app.close();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
