import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readConfig } from './core/config.js';
import { migrate } from './core/database/migrate.js';
import { Problem } from './core/errors.js';
import { AccountService } from './users/account.service.js';

// Prints a link to choose a new password, for whoever is locked out of the installation that they run.
const [email] = process.argv.slice(2);
if (!email) fail('Whose? npm run user:reset -- EMAIL');

process.env.SESTANTE_WORKER = 'off';
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
await migrate(readConfig(process.env).databaseOwnerUrl);
try {
  const link = await app.get(AccountService).resetByHand(email);
  console.log(`Valido 30 minuti, una volta sola:\n${link}`);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  fail(`Nobody who is active has the e-mail ${email}.`);
} finally {
  await app.close();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
